import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A running model server. */
export interface ModelServer {
  /** The base URL of its API. */
  readonly url: string;
  readonly port: number;
  /** What it was asked so far. */
  requests(): Promise<{ model: string; authorization: string | null }[]>;
  stop(): Promise<void>;
}

/** Starts the model server as a process of its own on a free port of 127.0.0.1. */
export async function startModelServer(): Promise<ModelServer> {
  const script = fileURLToPath(new URL('model-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = Number(await firstLine(child));
  if (!Number.isInteger(port)) throw new Error('the model server did not start');
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    requests: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/requests`);
      return (await response.json()) as { model: string; authorization: string | null }[];
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [data] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return data.toString('utf8').trim();
}
