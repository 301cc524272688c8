import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInContext, readDockerfile, wordsOf, type Stage } from './dockerfile.ts';

/*
 * For machines without a container engine the Dockerfile is carried out as a script: every stage in an empty folder of
 * its own that stands for its root, COPY from the context that .dockerignore leaves, RUN in a shell. To be quick,
 * `npm ci` becomes a copy of the modules that are installed already, and the build compiles without bundling the
 * dashboard; DOCKER_STEPS=full, which the campaign sets, does all of it. With an engine, test/openenv/image.test.ts
 * builds the image.
 */
const FULL = process.env['DOCKER_STEPS'] === 'full';
const root = fileURLToPath(new URL('../..', import.meta.url));
const ignore = readFileSync(join(root, '.dockerignore'), 'utf8');
const stages = readDockerfile(join(root, 'Dockerfile'));
const last = stages.at(-1);
const isRoot = process.getuid?.() === 0;
/** The user that OpenEnv's validator runs images as; nothing in the image belongs to it. */
const STRANGER = 65_532;

const places = new Map<Stage, string>();
let base = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'clinicalbench-image-'));
  // The server runs as another user than the one who builds.
  chmodSync(base, 0o755);
  for (const [index, stage] of stages.entries()) {
    places.set(stage, join(base, String(index)));
    mkdirSync(join(placeOf(stage), 'tmp'), { recursive: true });
    chmodSync(join(placeOf(stage), 'tmp'), 0o1777);
    carryOut(stage);
  }
}, 600_000);

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('the Dockerfile', () => {
  it('builds on a slim Node 24 and leaves what builds behind', () => {
    expect(stages.map(({ base: image }) => image)).toEqual(stages.map(() => 'node:24-slim'));
    expect(stages.length).toBeGreaterThan(1);
    const all = readFileSync(join(root, 'Dockerfile'), 'utf8');
    expect(all).not.toMatch(/curl|wget|apt-get|latest/);
    const left = ['src', 'package-lock.json', ...(FULL ? ['node_modules/typescript'] : [])];
    for (const path of left)
      expect([path, existsSync(join(placeOf(last), 'app', path))]).toEqual([path, false]);
    for (const path of ['package.json', 'LICENSE', 'leaderboard/leaderboard.json', 'node_modules/ws'])
      expect([path, existsSync(join(placeOf(last), 'app', path))]).toEqual([path, true]);
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
      '.npmrc',
      'test/requirements.ts',
      'src/server/app.test.ts',
      'runs/x',
      'node_modules/ws',
    ])
      expect([path, isInContext(ignore, path)]).toEqual([path, false]);
    for (const path of ['package.json', 'src/server/app.ts', 'src/dashboard/index.html', 'LICENSE'])
      expect([path, isInContext(ignore, path)]).toEqual([path, true]);
  });

  it('serves as a stranger who may write to /tmp alone, is healthy by its own check, plays, and closes when it is told to', async () => {
    const port = String(20_000 + Math.floor(process.pid % 20_000));
    const variables = {
      PATH: process.env['PATH'] ?? '',
      ...environmentOf(last),
      PORT: port,
      HOST: '127.0.0.1',
    };
    const command = wordsOf(instruction('CMD')).map((word) => inPlace(last, word));
    const folders = command.filter((word) => word.startsWith('/'));
    expect(folders).toEqual(['runs', 'sessions'].map((name) => inPlace(last, `/tmp/clinicalbench/${name}`)));
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
      expect(statSync(inPlace(last, '/tmp/clinicalbench/sessions')).uid).toBe(
        isRoot ? STRANGER : process.getuid?.(),
      );
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
    const origin = join(from ? placeOf(from) : root, source);
    const isFolder = statSync(origin).isDirectory();
    // The members of a folder are copied, not the folder.
    const place = join(
      placeOf(stage),
      work,
      target,
      !isFolder && target.endsWith('/') ? basename(source) : '',
    );
    mkdirSync(isFolder ? place : dirname(place), { recursive: true });
    if (from) {
      link(isFolder ? `${origin}/.` : origin, place);
      continue;
    }
    expect([source, isInContext(ignore, source)]).toEqual([source, true]);
    cpSync(origin, place, { recursive: true, filter: (path) => isInContext(ignore, relative(root, path)) });
  }
}

function run(stage: Stage, work: string, text: string): void {
  const cwd = join(placeOf(stage), work);
  if (!FULL && text.startsWith('npm ci')) {
    link(join(root, 'node_modules'), join(cwd, 'node_modules'));
    return;
  }
  const script = inPlace(stage, FULL ? text : text.replace('npm run build', 'npx tsc -b'));
  execFileSync('sh', ['-c', script], {
    cwd,
    env: { ...process.env, ...environmentOf(stage) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Words whose paths in /tmp are those of a stage. */
function inPlace(stage: Stage | undefined, words: string): string {
  return words.replaceAll(/(?<![^ ])\/tmp\//g, `${placeOf(stage)}/tmp/`);
}

/** A copy that shares the bytes where the disk can. */
function link(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', from, to]);
  }
}

function start([program = '', ...words]: readonly string[], variables: Record<string, string>): ChildProcess {
  return spawn(program, words, {
    cwd: join(placeOf(last), 'app'),
    env: variables,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(isRoot ? { uid: STRANGER, gid: STRANGER } : {}),
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
