import { serveStdio } from '../../src/server/mcp/index.ts';
import type { Ear } from '../support/canaries.ts';
import { openSocket, post, type RunningServer } from '../support/serving.ts';

/** A move of an episode, as it goes over the wire. */
export type Move = Readonly<Record<string, unknown>> & { readonly action_type: string };

/** Plays moves that do not end the episode, asks for whatever there is beside, and has the ear hear all that comes back. */
export type Play = (
  running: RunningServer,
  ear: Ear,
  reset: Readonly<Record<string, string | number>>,
  moves: readonly Move[],
) => Promise<void>;

const overWebSocket: Play = async ({ wsUrl }, ear, reset, moves) => {
  using socket = await openSocket(`${wsUrl}/ws`);
  ear.hear(await socket.askText(JSON.stringify({ type: 'reset', data: reset })));
  for (const data of moves) {
    ear.hear(await socket.askText(JSON.stringify({ type: 'step', data })));
    ear.hear(await socket.askText('{"type":"state"}'));
  }
  for (const bad of [
    '[]',
    '{"type":"reset","data":{"seed":-1}}',
    '{"type":"step","data":{"x":1}}',
    '{"type":"truth"}',
  ])
    ear.hear(await socket.askText(bad));
  ear.hear(`${socket.heard.length} frames`);
};

const overHttp: Play = async ({ url }, ear, reset, moves) => {
  const first = await post(`${url}/reset`, reset);
  const headers = { 'x-session-id': first.headers.get('x-session-id') ?? '' };
  await ear.hearReply(first);
  for (const action of moves) {
    await ear.hearReply(await post(`${url}/step`, { action }, headers));
    await ear.hearReply(await fetch(`${url}/state`, { headers }));
  }
  await ear.hearReply(await post(`${url}/step`, { action: { x: 1 } }, headers));
  await ear.hearReply(await post(`${url}/reset`, { seed: -1 }, headers));
};

const overMcpHttp: Play = async ({ url }, ear, reset, moves) => {
  const accept = { accept: 'application/json, text/event-stream' };
  const [initialize, ...rest] = mcpRequests(moves);
  const first = await post(`${url}/mcp?${queryOf(reset)}`, initialize, accept);
  await ear.hearReply(first);
  const headers = { ...accept, 'mcp-session-id': first.headers.get('mcp-session-id') ?? '' };
  for (const request of rest) await ear.hearReply(await post(`${url}/mcp`, request, headers));
};

const overMcpSocket: Play = async ({ wsUrl }, ear, reset, moves) => {
  using socket = await openSocket(`${wsUrl}/mcp?${queryOf(reset)}`);
  for (const request of mcpRequests(moves)) ear.hear(await socket.askText(JSON.stringify(request)));
  ear.hear(`${socket.heard.length} frames`);
};

const overMcpLines: Play = async ({ server }, ear, reset, moves) => {
  const requests = mcpRequests(moves).map((request) => JSON.stringify(request));
  await serveStdio(server.sessions, reset, {
    read: async () => requests.shift() ?? null,
    write: (line) => ear.hear(line),
  });
};

const overOpenEnvRpc: Play = async ({ url }, ear, reset, moves) => {
  const ask = async (method: string, params: object) =>
    ear.hearReply(await post(`${url}/mcp`, { jsonrpc: '2.0', id: 1, method, params }));
  const made = JSON.parse(await ask('openenv/session/create', { options: reset }));
  const session = { session_id: made.result.session_id };
  await ask('tools/list', {});
  for (const call of callsOf(moves)) await ask('tools/call', { ...call, ...session });
};

/** Every way to play an episode on a server. */
export const WAYS: readonly (readonly [name: string, play: Play])[] = [
  ['WebSocket', overWebSocket],
  ['HTTP', overHttp],
  ['MCP over HTTP', overMcpHttp],
  ['MCP over WebSocket', overMcpSocket],
  ['MCP over lines', overMcpLines],
  ["OpenEnv's JSON-RPC", overOpenEnvRpc],
];

/** Moves as requests of MCP, and everything else that MCP can be asked. */
function mcpRequests(moves: readonly Move[]): object[] {
  const state = { method: 'resources/read', params: { uri: 'clinicalbench://state' } };
  const asked = [
    {
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'tests', version: '0' },
      },
    },
    ...['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list', 'truth'].map(
      (method) => ({ method }),
    ),
    ...['truth', 'labels'].map((name) => ({
      method: 'resources/read',
      params: { uri: `clinicalbench://${name}` },
    })),
    state,
    ...callsOf(moves).map((params) => ({ method: 'tools/call', params })),
    state,
  ];
  return asked.map((request, id) => ({ jsonrpc: '2.0', id, ...request }));
}

/** Moves as calls of tools, and calls that are none. */
function callsOf(moves: readonly Move[]): object[] {
  const said = { error_type: 'invalid_age', patient_id: 'P0001' };
  return [
    { name: 'read_protocol' },
    { name: 'flag_error', arguments: { ...said, truth: true } },
    ...moves.map(({ action_type: name, ...given }) => ({ name, arguments: given })),
    { name: 'read_protocol' },
  ];
}

function queryOf(reset: Readonly<Record<string, string | number>>): string {
  return new URLSearchParams(
    Object.entries(reset).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
