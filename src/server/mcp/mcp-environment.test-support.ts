import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ClinicalBenchError } from '../../core/errors.ts';
import { StateSchema } from '../../core/model/episode.ts';
import { ObservationSchema } from '../../core/model/observation.ts';
import type { Environment, ResetRequestInput, StepReply } from '../../runner/index.ts';
import { REPLY_META, STATE_URI } from './index.ts';

/** Opens the transport of one session: its options are those of the episode. */
export type OpenTransport = (request: ResetRequestInput) => Transport | Promise<Transport>;

/** The official client, connected to one episode. */
export async function connectedClient(open: OpenTransport, request: ResetRequestInput): Promise<Client> {
  const client = new Client({ name: 'clinicalbench-tests', version: '0.0.0' });
  await client.connect(await open(request));
  return client;
}

/** An environment whose episodes are played by the official client: a reset is a new session of MCP. */
export function mcpEnvironment(open: OpenTransport): Environment {
  let client: Client | null = null;
  const current = () => {
    if (!client) throw new ClinicalBenchError('invalid_request', 'no episode is running: reset first');
    return client;
  };
  return {
    async reset(request) {
      // MCP shows pages by default, a reset the whole dataset.
      const next = await connectedClient(open, { observation_mode: 'lean', ...request });
      await client?.close();
      client = next;
      const reply = await call(next, { name: 'read_protocol', arguments: {} });
      if (reply.refused) throw new Error(reply.message);
      return reply.observation;
    },
    async step(message) {
      let params: ToolCall;
      try {
        params = callOf(message);
      } catch (error) {
        return { refused: true, message: `it cannot be written as a call: ${String(error)}` };
      }
      return call(current(), params);
    },
    async state() {
      const { contents } = await current().readResource({ uri: STATE_URI });
      const [first] = contents;
      return StateSchema.parse(JSON.parse(first && 'text' in first ? first.text : ''));
    },
    async close() {
      await client?.close();
      client = null;
    },
  };
}

interface ToolCall {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}

/** A message as a call of the tool that its action_type names. What names none is no call, and the server says so. */
function callOf(message: unknown): ToolCall {
  const { action_type: name, ...rest } = isObject(message)
    ? message
    : { action_type: undefined, rest: message };
  return { name: name as string, arguments: rest };
}

async function call(client: Client, params: ToolCall): Promise<StepReply> {
  let result: Awaited<ReturnType<Client['callTool']>>;
  try {
    result = await client.callTool(params);
  } catch (error) {
    return { refused: true, message: String(error) };
  }
  const { _meta: told } = result;
  const meta = told?.[REPLY_META];
  if (!isObject(meta)) return { refused: true, message: JSON.stringify(result['content']) };
  const observation = ObservationSchema.parse(meta['observation']);
  return { observation, reward: observation.reward, done: observation.done };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The query of /mcp for a reset request. */
export function queryOf(request: ResetRequestInput): string {
  const words = Object.entries(request).map(([name, value]): [string, string] => [
    name,
    // A query is text: only JSON tells a seed that is text from a number.
    typeof value === 'string' && name !== 'seed' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(words).toString();
}
