import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInContext, readDockerfile, wordsOf, type Stage } from './dockerfile.ts';

/*
 * No container engine runs here, so the Dockerfile is carried out as a script: every stage in an empty folder of its
 * own that stands for its root, COPY from the context that .dockerignore leaves, RUN in a shell. To be quick,
 * `npm ci` becomes a copy of the modules that are installed already, the build compiles without bundling the dashboard,
 * and nothing is pruned; DOCKER_STEPS=full, which the campaign sets, does all of it.
 */
const FULL = process.env['DOCKER_STEPS'] === 'full';
const root = fileURLToPath(new URL('../..', import.meta.url));
const ignore = readFileSync(join(root, '.dockerignore'), 'utf8');
const stages = readDockerfile(join(root, 'Dockerfile'));
const last = stages.at(-1);
const isRoot = process.getuid?.() === 0;

const places = new Map<Stage, string>();
let base = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'clinicalbench-image-'));
  // The server runs as another user than the one who builds.
  chmodSync(base, 0o755);
  for (const [index, stage] of stages.entries()) {
    places.set(stage, join(base, String(index)));
    mkdirSync(placeOf(stage), { mode: 0o755 });
    carryOut(stage);
  }
}, 600_000);

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('the Dockerfile', () => {
  it('builds on a slim Node 24 and leaves what builds behind', () => {
    expect(stages.map(({ base: image }) => image)).toEqual(['node:24-slim', 'node:24-slim']);
    const all = readFileSync(join(root, 'Dockerfile'), 'utf8');
    expect(all).not.toMatch(/curl|wget|apt-get|latest/);
    expect(existsSync(join(placeOf(last), 'app/src'))).toBe(false);
  });

  it('runs as uid 1000 on port 8000 with the web interface', () => {
    expect(textOf('USER')).toBe('1000');
    expect(textOf('EXPOSE')).toBe('8000');
    expect(environmentOf(last)).toMatchObject({
      PORT: '8000',
      HOST: '0.0.0.0',
      ENABLE_WEB_INTERFACE: 'true',
    });
  });

  it('sends no tests, no keys and no history to the builder', () => {
    for (const path of [
      '.git/config',
      '.env',
      'test/requirements.ts',
      'src/server/app.test.ts',
      'runs/x',
      'node_modules/ws',
    ])
      expect([path, isInContext(ignore, path)]).toEqual([path, false]);
    for (const path of ['package.json', 'src/server/app.ts', 'src/dashboard/index.html', 'LICENSE'])
      expect([path, isInContext(ignore, path)]).toEqual([path, true]);
  });

  it('serves, is healthy by its own check, plays, and closes when it is told to', async () => {
    const port = String(20_000 + Math.floor(process.pid % 20_000));
    const variables = {
      PATH: process.env['PATH'] ?? '',
      ...environmentOf(last),
      PORT: port,
      HOST: '127.0.0.1',
    };
    const owned = join(placeOf(last), 'home/node/clinicalbench');
    const command = wordsOf(instruction('CMD')).map((word) =>
      word.replace('/home/node', join(placeOf(last), 'home/node')),
    );
    const server = start(command, variables);
    try {
      const check = wordsOf(instruction('HEALTHCHECK'));
      await expect.poll(() => succeeds(check, variables), { timeout: 60_000, interval: 500 }).toBe(true);
      const url = `http://127.0.0.1:${port}`;
      const reply = await fetch(`${url}/reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"task_id":"task_easy","seed":42}',
      });
      expect(reply.status).toBe(200);
      expect((await fetch(`${url}/`)).status).toBe(200);
      expect(statSync(join(owned, 'sessions')).uid).toBe(isRoot ? 1000 : process.getuid?.());
    } finally {
      server.kill('SIGTERM');
    }
    expect(await exitCode(server)).toBe(0);
    expect(succeeds(wordsOf(instruction('HEALTHCHECK')), variables)).toBe(false);
  }, 120_000);
});

function carryOut(stage: Stage): void {
  let work = '/';
  for (const { name, text } of stage.instructions) {
    if (name === 'WORKDIR') {
      work = text;
      mkdirSync(join(placeOf(stage), work), { recursive: true });
    } else if (name === 'COPY') copy(stage, work, text.split(/\s+/));
    else if (name === 'RUN') run(stage, work, text);
  }
}

function copy(stage: Stage, work: string, words: readonly string[]): void {
  const [flag = ''] = words;
  const from = stages.find(({ name }) => flag === `--from=${name}`);
  const [sources, target] = [words.slice(from ? 1 : 0, -1), words.at(-1) ?? ''];
  for (const source of sources) {
    const origin = from ? join(placeOf(from), source) : join(root, source);
    const isWhole = sources.length === 1 && !target.endsWith('/');
    const place = join(placeOf(stage), work, target, isWhole ? '' : source);
    if (!from) expect([source, isInContext(ignore, source)]).toEqual([source, true]);
    mkdirSync(dirname(place), { recursive: true });
    if (from) link(origin, place);
    else
      cpSync(origin, place, {
        recursive: true,
        filter: (path) => isInContext(ignore, relative(root, path)),
      });
  }
}

function run(stage: Stage, work: string, text: string): void {
  const cwd = join(placeOf(stage), work);
  if (!FULL && text.startsWith('npm ci')) {
    link(join(root, 'node_modules'), join(cwd, 'node_modules'));
    return;
  }
  if (!FULL && text.startsWith('npm prune')) return;
  const quick = FULL ? text : text.replace('npm run build', 'npx tsc -b');
  const script = quick.replaceAll('/home/', `${placeOf(stage)}/home/`).replace(/&& chown .*/, '');
  execFileSync('sh', ['-c', script], {
    cwd,
    env: { ...process.env, ...environmentOf(stage) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (isRoot && text.includes('chown'))
    chownSync(join(placeOf(stage), 'home/node/clinicalbench'), 1000, 1000);
}

/** A copy that shares the bytes where the disk can. */
function link(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to]);
  }
}

function start([program = '', ...words]: readonly string[], variables: Record<string, string>): ChildProcess {
  return spawn(program, words, {
    cwd: join(placeOf(last), 'app'),
    env: variables,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(isRoot ? { uid: 1000, gid: 1000 } : {}),
  });
}

function succeeds([program = '', ...words]: readonly string[], variables: Record<string, string>): boolean {
  const checking = words.filter((word) => word !== 'CMD');
  try {
    execFileSync(program, checking, { env: variables, stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.on('exit', resolve));
}

function placeOf(stage: Stage | undefined): string {
  const place = stage && places.get(stage);
  if (place === undefined) throw new Error('no such stage');
  return place;
}

function instruction(name: string) {
  const found = last?.instructions.find((one) => one.name === name);
  if (!found) throw new Error(`the last stage has no ${name}`);
  return found;
}

function textOf(name: string): string {
  return instruction(name).text;
}

function environmentOf(stage: Stage | undefined): Record<string, string> {
  const set = stage?.instructions.filter(({ name }) => name === 'ENV') ?? [];
  return Object.fromEntries(set.map(({ text }) => text.split('=', 2)));
}
