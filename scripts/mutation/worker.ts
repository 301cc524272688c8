/**
 * Runs tests against one mutated file at a time, without writing it anywhere: the file is replaced as it is loaded.
 * The parent sends a Trial, the answer is a Verdict.
 */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import { READY, type Pulse, type Trial, type Verdict } from './trial.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const replaced = { id: '', text: '' };

const vitest = await createVitest(
  'test',
  {
    root,
    // The projects of the configuration file would not get the plugin that replaces a file.
    config: false,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    watch: true,
    reporters: [{}],
    pool: 'threads',
    maxWorkers: 1,
    fileParallelism: false,
    silent: true,
    testTimeout: 300_000,
  },
  {
    server: { watch: null },
    plugins: [
      {
        name: 'mutation',
        enforce: 'pre',
        load: (id) => (id === replaced.id ? replaced.text : null),
      },
    ],
  },
);
await vitest.standalone();
const specifications = new Map<string, TestSpecification>();
for (const specification of await vitest.globTestSpecifications())
  specifications.set(specification.moduleId.slice(root.length + 1), specification);

process.on('message', (trial: Trial) => {
  void judge(trial).then((verdict) => process.send?.(verdict));
});
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const pulse: Pulse = { cpuSeconds: (user + system) / 1_000_000 };
  process.send?.(pulse);
}, 1_000).unref();
const ready: Verdict = { number: READY, caughtBy: null };
process.send?.(ready);

async function judge({ number, file, text, tests }: Trial): Promise<Verdict> {
  const id = file === null ? '' : join(root, file);
  if (id !== '') vitest.invalidateFile(id);
  Object.assign(replaced, { id, text });
  try {
    for (const test of tests) {
      const specification = specifications.get(test);
      if (!specification) throw new Error(`no test file ${test}`);
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
      // What is told holds earlier runs of other files as well.
      const own = testModules.find(({ moduleId }) => moduleId === specification.moduleId);
      const passed = own?.ok() === true && unhandledErrors.length === 0;
      if (!passed) return { number, caughtBy: test };
    }
    return { number, caughtBy: null };
  } finally {
    if (id !== '') vitest.invalidateFile(id);
    Object.assign(replaced, { id: '', text: '' });
  }
}
