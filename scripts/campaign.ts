/**
 * The long campaigns, one after the other, with a summary at the end: certification, red team, mutation, machines, fuzzing,
 * faults and side channels at full size. `npm test` runs the same with reduced counts.
 *
 *   npm run campaign                          all of them (more than an hour on two cores)
 *   npm run campaign -- --only fuzz,redteam   some of them
 */
import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Campaign {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

const CLI = 'dist/cli/main.js';
const CAMPAIGNS: readonly Campaign[] = [
  { name: 'certify', command: ['node', CLI, 'certify', '--seeds', '0..9999'] },
  { name: 'redteam', command: ['node', CLI, 'redteam', '--seeds', '0..399'] },
  {
    name: 'fuzz',
    command: ['npx', 'vitest', 'run', 'test/fuzz', '--testTimeout', '3600000'],
    env: { FUZZ_ACTIONS: '1000000' },
  },
  {
    name: 'records',
    command: ['npx', 'vitest', 'run', '--project', 'node', 'test/records', '--testTimeout', '3600000'],
    env: { KILLS: '100', RECORD_EDITS: '1000', RECORDS_REPLAYED: '500' },
  },
  {
    name: 'faults',
    command: ['npx', 'vitest', 'run', '--project', 'node', 'test/faults', '--testTimeout', '3600000'],
    env: { SERVER_KILLS: '200', FAULTY_EPISODES: '50' },
  },
  {
    name: 'server',
    command: [
      'npx',
      'vitest',
      'run',
      '--project',
      'node',
      'test/server',
      'test/docker',
      '--testTimeout',
      '3600000',
    ],
    env: { SERVER_FUZZ: '100000', SERVER_ABORTS: '120000', SERVER_SECRECY: '200', DOCKER_STEPS: 'full' },
  },
  {
    name: 'side channels',
    command: ['node', '--import', 'tsx', 'bench/side-channels.ts', '--flags', '10000'],
  },
  { name: 'machines', command: ['npx', 'tsx', 'scripts/same-bytes.ts', '--seeds', '30'] },
  { name: 'mutation', command: ['npx', 'tsx', 'scripts/mutate.ts', '--all'] },
];

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = CAMPAIGNS.filter(({ name }) => values.only === '' || values.only.split(',').includes(name));
const root = fileURLToPath(new URL('..', import.meta.url));

execFileSync('npx', ['tsc', '-b'], { cwd: root, stdio: 'inherit' });
const results: { name: string; minutes: number; code: number; lines: string[] }[] = [];
for (const campaign of chosen) {
  console.log(`\n=== ${campaign.name}: ${campaign.command.join(' ')}\n`);
  results.push(await carryOut(campaign));
}

console.log(`\n=== campaign at ${commit()}, Node ${process.version}\n`);
for (const { name, minutes, code, lines } of results) {
  console.log(`${code === 0 ? 'held  ' : 'FAILED'}  ${name.padEnd(13)}  ${minutes.toFixed(1)} min`);
  for (const line of lines) console.log(`          ${line}`);
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;

/** Runs one campaign, shows what it prints, and keeps the lines that sum it up. */
async function carryOut({ name, command: [program, ...args], env }: Campaign) {
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    printed += chunk.toString();
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve(status ?? 1);
    });
  });
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  return { name, code, minutes: (performance.now() - started) / 60_000, lines: summaryOf(name, lines) };
}

const SUMMARY: Readonly<Record<string, RegExp>> = {
  fuzz: /^fuzz through|Tests /,
  server: /^(fuzz through|aborts|canaries|slow reader)|Tests /,
  records: /random points|random edits|bit for bit|Tests /,
  faults: /^killed|episodes, .* faults|Tests /,
  'side channels': /AUC/,
  machines: /golden root|same bytes/,
  mutation: /^(planted weaknesses|mutants): /,
};

function summaryOf(name: string, lines: readonly string[]): string[] {
  const pattern = SUMMARY[name];
  return pattern ? lines.filter((line) => pattern.test(line)) : lines.slice(-6);
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
}
