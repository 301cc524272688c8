import type { ServerExtension } from '../extensions.ts';
import { addHttpEndpoint } from './http-endpoint.ts';
import { answerRpc } from './openenv-rpc.ts';
import { answerToolStep } from './openenv-step.ts';
import { mcpSockets } from './socket-endpoint.ts';

export { REPLY_META } from './call-tool.ts';
export { STATE_URI } from './protocol-server.ts';
export { serveStdio } from './stdio.ts';

/**
 * MCP on a server: POST and WebSocket /mcp, mcp messages on the sockets of sessions, and OpenEnv's list_tools and
 * call_tool actions.
 */
export const mcpExtension: ServerExtension = (rim) => {
  const { sessions, onFault } = rim;
  addHttpEndpoint(rim);
  rim.onSocket('/mcp', mcpSockets(rim));
  rim.onFrame('mcp', async ({ data }, session) => ({
    type: 'mcp',
    data: await answerRpc(data, { sessions, address: '', own: session, onFault }),
  }));
  rim.onStep(answerToolStep);
};
