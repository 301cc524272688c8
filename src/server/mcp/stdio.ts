import { JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { faultOf } from '../wire/fault.ts';
import { parseJson } from '../wire/parse-json.ts';
import { requestOfOptions } from './episode-request.ts';
import { protocolServer } from './protocol-server.ts';
import { RelayTransport } from './relay-transport.ts';
import { RPC, rpcError, rpcIdOf } from './rpc.ts';

/** Both sides of a client that speaks line by line, as MCP does on standard streams. */
export interface Lines {
  /** The next line, or null when the client has ended its side. */
  read(): Promise<string | null>;
  /** Writes one line. */
  write(line: string): void;
}

/**
 * Speaks MCP over lines of JSON for one episode, until the client ends its side.
 * Rejects with WireFault 'invalid' when the options are refused; nothing was written then.
 */
export async function serveStdio(sessions: Sessions, options: unknown, lines: Lines): Promise<void> {
  const session = sessions.openHeld('stdio');
  try {
    await session.reset(requestOfOptions(options));
    await speak(session, lines);
  } finally {
    sessions.close(session);
  }
}

async function speak(session: Session, lines: Lines): Promise<void> {
  const transport = new RelayTransport((line) => lines.write(line));
  // Whoever started it hears of a fault as the answer.
  const server = protocolServer(session, () => undefined);
  await server.connect(transport);
  for (let line = await lines.read(); line !== null; line = await lines.read()) {
    if (line.trim() === '') continue;
    try {
      const message = parseJson(Buffer.from(line));
      const parsed = JSONRPCMessageSchema.safeParse(message);
      if (parsed.success) await transport.take(parsed.data);
      else lines.write(JSON.stringify(rpcError(rpcIdOf(message), RPC.invalidRequest, 'Invalid request')));
    } catch (error) {
      lines.write(JSON.stringify(rpcError(null, RPC.parse, faultOf(error).message)));
    }
  }
  await server.close();
}
