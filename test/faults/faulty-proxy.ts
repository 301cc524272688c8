import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What goes wrong between client and server. All but the last three end or silence a connection after a drawn number of bytes. */
export const NETWORK_FAULTS = ['reset', 'cut', 'silence', 'slices', 'latency', 'stall'] as const;
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

/** A proxy on a free port of loopback that treats each connection badly in one way. */
export interface FaultyProxy extends AsyncDisposable {
  readonly url: string;
  /** How many connections were harmed so far. */
  harmed(): number;
}

/** @param draw an integer from 0 to below a bound; @param bytes connections are harmed within so many bytes */
export async function faultyProxy(
  target: string,
  fault: NetworkFault,
  draw: (below: number) => number,
  bytes: number,
): Promise<FaultyProxy> {
  const sockets = new Set<Socket>();
  let harmed = 0;
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: Number(new URL(target).port), noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let left = 1 + draw(bytes);
    let isSilent = false;
    const harm = () => {
      harmed++;
      if (fault === 'reset') near.resetAndDestroy();
      else if (fault === 'cut') near.end();
      else if (fault === 'silence') isSilent = true;
      if (fault !== 'silence') far.destroy();
    };
    const pass = async (chunk: Buffer, to: Socket): Promise<void> => {
      if (isSilent) return;
      if (fault === 'slices') {
        harmed++;
        await inSlices(chunk, to, draw);
      } else if (fault === 'latency' || fault === 'stall') {
        harmed++;
        const isStalled = fault === 'stall' && draw(10) === 0;
        await pause(fault === 'latency' ? 1 + draw(8) : isStalled ? 150 : 0);
        to.write(chunk);
      } else if (chunk.length < left) {
        left -= chunk.length;
        to.write(chunk);
      } else {
        // The bytes before the fault arrive: in the middle of a frame, a header or a handshake.
        to.write(chunk.subarray(0, left));
        setImmediate(harm);
        left = Number.POSITIVE_INFINITY;
      }
    };
    inOrder(near, (chunk) => pass(chunk, far));
    inOrder(far, (chunk) => pass(chunk, near));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    harmed: () => harmed,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands chunks on one after the other, so that a slow one is not overtaken. */
function inOrder(from: Socket, pass: (chunk: Buffer) => Promise<void>): void {
  from.on('data', (chunk: Buffer) => {
    from.pause();
    void pass(chunk).then(() => from.resume());
  });
}

/** The first bytes one by one, the rest in pieces of any size. */
async function inSlices(chunk: Buffer, to: Socket, draw: (below: number) => number): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const size = at < 12 ? 1 : 1 + draw(32_000);
    to.write(chunk.subarray(at, at + size));
    at += size;
    await pause(0);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
}
