import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A port of 127.0.0.1 on which nobody listens: connections are refused. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A port on which connections neither come about nor are refused. */
export interface BlackHole {
  readonly port: number;
  close(): void;
}

const LISTENER = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => process.stdout.write(server.address().port + '\\n'));
setTimeout(() => process.exit(), 120000);
`;

/**
 * Opens a black hole: a listener whose process is stopped and whose queue is full, so that the kernel answers no
 * further connection (Linux).
 */
export async function blackHole(): Promise<BlackHole> {
  const child: ChildProcess = spawn(process.execPath, ['-e', LISTENER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [data] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const port = Number(data.toString('utf8').trim());
  child.kill('SIGSTOP');
  const fillers: Socket[] = [];
  for (let number = 0; number < 8; number++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    fillers.push(socket);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port,
    close: () => {
      for (const socket of fillers) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
