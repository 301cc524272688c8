/**
 * Mutation testing of the rules, the episode and the score, and of weaknesses planted on purpose.
 *
 *   npm run test:mutation                        a sample of mutants and every weakness
 *   npm run test:mutation -- --all               every mutant
 *   npm run test:mutation -- --only score/report --sample 50 --seed 7 --workers 2
 *
 * Only behavior may catch a mutant: golden hashes and pins, which notice any change at all, are not among the tests.
 * Exit code 1 when less than 90 % are caught or a weakness gets through.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startCrew, type Crew } from './mutation/crew.ts';
import { mutantsOf, type Mutant } from './mutation/mutants.ts';
import { GAME_WEAKNESSES } from './mutation/game-weaknesses.ts';
import { GENERATOR_WEAKNESSES } from './mutation/generator-weaknesses.ts';

/** A folder of the core, and the tests that look after it: those beside it first, they are the fastest. */
interface Area {
  readonly folder: string;
  readonly tests: readonly string[];
}

const AREAS: readonly Area[] = [
  { folder: 'src/core/rules', tests: ['src/core/rules', 'test/scenarios/violations'] },
  {
    folder: 'src/core/episode',
    tests: [
      'src/core/episode',
      'test/scenarios/episode',
      'test/scenarios/options',
      'test/scenarios/rewards',
      'test/scenarios/scores',
    ],
  },
  {
    folder: 'src/core/score',
    tests: [
      'src/core/score',
      'test/reports',
      'test/scenarios/scores',
      'test/scenarios/rewards',
      'test/scenarios/reports',
    ],
  },
];
const NEEDED = 0.9;
const WEAKNESSES = [...GAME_WEAKNESSES, ...GENERATOR_WEAKNESSES];

/** What became of the mutants of one file. */
interface Tally {
  caught: number;
  survived: Mutant[];
  /** The tests that caught some, the latest first. */
  killers: string[];
}

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    sample: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    'weaknesses-only': { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const crew = startCrew(Number(values.workers));
try {
  const held = values.only === '' ? await judgeWeaknesses(crew) : true;
  const share = values['weaknesses-only'] ? 1 : await judgeMutants(crew);
  process.exitCode = held && share >= NEEDED ? 0 : 1;
} finally {
  crew.close();
}

/** Whether every weakness was caught by its own tests. */
async function judgeWeaknesses(judges: Crew): Promise<boolean> {
  await mustPass(
    judges,
    WEAKNESSES.flatMap(({ tests }) => testFiles(tests)),
  );
  const through: string[] = [];
  await judges.each(WEAKNESSES, async ({ name, file, find, replace, tests }) => {
    const source = read(file);
    if (source.split(find).length !== 2) {
      through.push(`${name}: the patch no longer fits ${file}`);
      return;
    }
    const caughtBy = await judges.judge({
      file,
      text: source.replace(find, () => replace),
      tests: testFiles(tests),
    });
    if (caughtBy === null) through.push(name);
    else console.log(`caught   ${name} (${caughtBy})`);
  });
  for (const name of through) console.log(`THROUGH  ${name}`);
  console.log(`\nplanted weaknesses: ${WEAKNESSES.length - through.length} of ${WEAKNESSES.length} caught\n`);
  return through.length === 0;
}

/** Runs tests on the tree as it stands: a suite that is red proves nothing. */
async function mustPass(judges: Crew, tests: readonly string[]): Promise<void> {
  const red = await judges.judge({ file: null, text: '', tests: [...new Set(tests)] });
  if (red !== null) throw new Error(`${red} fails without any change`);
}

/** The share of mutants that were caught. */
async function judgeMutants(judges: Crew): Promise<number> {
  const trials = AREAS.flatMap(({ folder, tests }) => {
    const files = testFiles(tests);
    return sources(folder).flatMap((file) =>
      mutantsOf(file, read(file)).map((mutant) => ({ mutant, files })),
    );
  }).filter(({ mutant }) => mutant.file.includes(values.only));
  const chosen = values.all ? trials : sampled(trials, Number(values.sample), Number(values.seed));
  console.log(`${chosen.length} of ${trials.length} mutants, ${values.workers} workers, seed ${values.seed}`);

  await mustPass(
    judges,
    trials.flatMap(({ files }) => files),
  );
  const tally = new Map<string, Tally>();
  let judged = 0;
  await judges.each(chosen, async ({ mutant, files }) => {
    const own = tally.get(mutant.file) ?? { caught: 0, survived: [], killers: [] };
    tally.set(mutant.file, own);
    const tests = likeliestFirst(mutant.file, files, own.killers);
    const caughtBy = await judges.judge({ file: mutant.file, text: mutant.text, tests });
    if (caughtBy === null) own.survived.push(mutant);
    else {
      own.caught++;
      own.killers = [caughtBy, ...own.killers.filter((test) => test !== caughtBy)];
    }
    judged++;
    if (judged % 25 === 0) console.log(`... ${judged} of ${chosen.length}`);
  });
  return tell(tally);
}

function tell(tally: ReadonlyMap<string, Tally>): number {
  let [caught, all] = [0, 0];
  console.log('\ncaught  survived  file');
  for (const [file, own] of [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(own.caught).padStart(6)}  ${String(own.survived.length).padStart(8)}  ${file}`);
    caught += own.caught;
    all += own.caught + own.survived.length;
  }
  for (const [file, { survived }] of tally)
    for (const { line, change } of survived) console.log(`survived ${file}:${line}  ${change}`);
  console.log(
    `\nmutants: ${caught} of ${all} caught (${((100 * caught) / all).toFixed(1)} %, needed ${100 * NEEDED} %)`,
  );
  return caught / all;
}

/** Mutants drawn without repetition by a small generator with a fixed seed, so that a sample can be had again. */
function sampled<Item>(items: readonly Item[], size: number, seed: number): Item[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return items
    .map((item) => ({ item, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, size)
    .map(({ item }) => item);
}

/** The test that caught the last mutant of the file first, then those of its name, of its folder, and slow ones last. */
function likeliestFirst(file: string, tests: readonly string[], killers: readonly string[]): string[] {
  const stem = file.replace(/\.ts$/, '.');
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const rank = (test: string) => {
    if (killers.includes(test)) return killers.indexOf(test) - killers.length;
    if (test.includes('.laws.')) return 3;
    return test.startsWith(stem) ? 0 : test.startsWith(folder) ? 1 : 2;
  };
  return tests.toSorted((a, b) => rank(a) - rank(b));
}

function sources(folder: string): string[] {
  return filesUnder(folder).filter((path) => !/\.(test|laws|test-support)\./.test(path));
}

function testFiles(starts: readonly string[]): string[] {
  return starts.flatMap((start) => {
    const folder = start.startsWith('test/') ? start.slice(0, start.lastIndexOf('/')) : start;
    return filesUnder(folder).filter((path) => path.startsWith(start) && path.endsWith('.test.ts'));
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`)
    .toSorted();
}

function read(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}
