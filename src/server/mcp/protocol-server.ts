import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { GENERATOR_VERSION } from '../../core/version.ts';
import type { Session } from '../sessions/session.ts';
import { faultOf, type WireFault } from '../wire/fault.ts';
import { callTool } from './call-tool.ts';
import { TOOL_LIST } from './tool-list.ts';

/** The resource that holds the public state of the episode. */
export const STATE_URI = 'clinicalbench://state';

const INSTRUCTIONS =
  'You audit one clinical trial dataset against its own protocol. Start with read_protocol; read_patients pages through ' +
  'the records. Both are free. Investigate, flag each violation once, and end with submit_report.';

/**
 * The server side of MCP for the episode of one session, on whatever transport it is connected to.
 * @param onFault told of what MCP has to be told as an error
 */
export function protocolServer(session: Session, onFault: (fault: WireFault) => void): Server {
  const orError = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      onFault(fault);
      const code = fault.status >= 500 ? ErrorCode.InternalError : ErrorCode.InvalidRequest;
      throw new McpError(code, fault.message);
    }
  };
  // The high-level McpServer would judge arguments by itself; here the engine does, as on every other transport.
  const server = new Server(
    { name: 'clinicalbench', version: GENERATOR_VERSION },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOL_LIST.map((tool) => ({ ...tool })) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) =>
    orError(() => callTool(session, params.name, params.arguments)),
  );
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: [
      {
        uri: STATE_URI,
        name: 'state',
        description: 'The public state of the episode: label-free counters.',
        mimeType: 'application/json',
      },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params }) => {
    if (params.uri !== STATE_URI) throw new McpError(ErrorCode.InvalidParams, `uri: expected ${STATE_URI}`);
    const text = JSON.stringify(await orError(() => session.state()));
    return { contents: [{ uri: STATE_URI, mimeType: 'application/json', text }] };
  });
  return server;
}
