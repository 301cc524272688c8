import type { FastifyInstance, FastifyReply } from 'fastify';
import { faultOf, WireFault, type FaultReason } from '../wire/fault.ts';
import { faultBody } from '../wire/fault-body.ts';

/** Framework errors that are the client's, by their code. Whatever is not in here is a fault of the server. */
const CLIENT_ERRORS = new Map<string, readonly [FaultReason, string]>([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', ['not_json', 'Content-Type: expected application/json']],
  ['FST_ERR_CTP_EMPTY_TYPE', ['not_json', 'Content-Type: expected application/json']],
  ['FST_ERR_CTP_BODY_TOO_LARGE', ['too_large', 'the body is longer than this server reads']],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', ['malformed', 'the body is not as long as it says']],
  ['FST_ERR_BAD_URL', ['not_found', 'the path is no path']],
  ['FST_ERR_MAX_PARAM_LENGTH', ['not_found', 'the path is too long']],
]);

/** Answers every error as {detail, code, reason} with the status of its reason. @param onFault told of each */
export function answerErrors(app: FastifyInstance, onFault: (fault: WireFault) => void): void {
  app.setErrorHandler((error, _request, reply) => {
    void answerError(error, reply, onFault);
  });
  app.setNotFoundHandler((_request, reply) => {
    const fault = new WireFault('not_found', 'nothing is offered at this path with this method');
    return reply.code(fault.status).send(faultBody(fault));
  });
}

/** Answers one error: for those that no route and no hook has seen. */
export function answerError(
  error: unknown,
  reply: FastifyReply,
  onFault: (fault: WireFault) => void,
): FastifyReply {
  const fault = clientFault(error) ?? faultOf(error);
  onFault(fault);
  if (fault.reason === 'unauthorized')
    void reply.header('www-authenticate', 'Bearer realm="ClinicalBench", Basic realm="ClinicalBench"');
  if (fault.code === 'CAPACITY_REACHED') void reply.header('retry-after', '5');
  return reply.code(fault.status).send(faultBody(fault));
}

function clientFault(error: unknown): WireFault | null {
  if (!(error instanceof Error) || error instanceof WireFault) return null;
  const known = 'code' in error && typeof error.code === 'string' ? CLIENT_ERRORS.get(error.code) : undefined;
  if (known) return new WireFault(known[0], known[1], { cause: error });
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status < 400 || status >= 500) return null;
  // A file that is asked for in a way that leads out of its folder, or a body that ends before it is whole.
  return status === 403 || status === 404
    ? new WireFault('not_found', 'nothing is offered at this path', { cause: error })
    : new WireFault('malformed', 'the request cannot be read', { cause: error });
}
