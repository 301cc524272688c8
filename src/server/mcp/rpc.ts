import { z } from 'zod';

/** The error codes of JSON-RPC that this server gives. */
export const RPC = {
  parse: -32_700,
  invalidRequest: -32_600,
  noMethod: -32_601,
  invalidParams: -32_602,
  internal: -32_603,
  server: -32_000,
} as const;

const IdSchema = z.union([z.string(), z.number()]).nullable();

/** A JSON-RPC request, its parameters unread. */
export const RpcRequestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  id: IdSchema.default(null),
});
export type RpcRequest = z.infer<typeof RpcRequestSchema>;
type RpcId = z.infer<typeof IdSchema>;

/** A JSON-RPC response. */
export type RpcResponse = { readonly jsonrpc: '2.0'; readonly id: RpcId } & (
  | { readonly result: object }
  | { readonly error: { readonly code: number; readonly message: string } }
);

/** A response that tells a result. */
export function rpcResult(id: RpcId, result: object): RpcResponse {
  return { jsonrpc: '2.0', id, result };
}

/** A response that tells an error. */
export function rpcError(id: RpcId, code: number, message: string): RpcResponse {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

/** The id of a message that may be anything, so that even a refusal can carry it. */
export function rpcIdOf(message: unknown): RpcId {
  const parsed = z.object({ id: IdSchema }).safeParse(message);
  return parsed.success ? parsed.data.id : null;
}
