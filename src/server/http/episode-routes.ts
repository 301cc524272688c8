import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { explainIssue } from '../../core/explain-issue.ts';
import type { DatasetBytes } from '../data/dataset-bytes.ts';
import type { Reply } from '../sessions/reply.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { WireFault } from '../wire/fault.ts';
import { isRecord, REQUEST_ID_LIMIT } from '../wire/frames.ts';
import { StepBodySchema, type PublishedSchemas } from '../wire/json-schemas.ts';

/** The header that carries the session id of the HTTP face, both ways. */
export const SESSION_HEADER = 'x-session-id';

/** Adds POST /reset, POST /step and GET /state: one session per id that a reset issued. */
export function addEpisodeRoutes(
  app: FastifyInstance,
  sessions: Sessions,
  bytes: DatasetBytes,
  schemas: PublishedSchemas,
): void {
  const replies = (ok: object) => ({
    200: ok,
    400: schemas.fault,
    404: schemas.fault,
    409: schemas.fault,
    413: schemas.fault,
    415: schemas.fault,
    422: schemas.fault,
    429: schemas.fault,
  });
  const sessionHeader = {
    type: 'object',
    properties: { [SESSION_HEADER]: { type: 'string', description: 'the session, as a reset answered it' } },
  };

  app.post(
    '/reset',
    {
      schema: {
        summary: 'Start an episode',
        description:
          'Without a session id a session is opened, and its id answered in the X-Session-Id header. Every field is optional.',
        headers: sessionHeader,
        body: schemas.resetBody,
        response: replies(schemas.observationBody),
      },
    },
    async (request, reply) => {
      const { session_id, request_id, ...options } = bodyOf(request);
      const named = sessionIdOf(request, session_id);
      const requestId = requestIdOf(request_id);
      if (named !== undefined) {
        const session = await sessions.find(named);
        return send(reply.header(SESSION_HEADER, named), await session.reset(options, requestId), bytes);
      }
      const { session, token } = await sessions.issue(request.ip);
      const first = await session.reset(options, requestId).catch(closing(sessions, session));
      return send(reply.header(SESSION_HEADER, token), first, bytes);
    },
  );

  app.post(
    '/step',
    {
      schema: {
        summary: 'Take one action',
        headers: sessionHeader,
        body: schemas.stepBody,
        response: replies(schemas.observationBody),
      },
    },
    async (request, reply) => {
      const body = readStep(request.body);
      const named = sessionIdOf(request, body.session_id);
      if (named === undefined)
        throw new WireFault(
          'no_episode',
          'no episode is running: reset first, and send the session id it answers',
        );
      const session = await sessions.find(named);
      return send(
        reply.header(SESSION_HEADER, named),
        await session.step(body.action, body.request_id ?? undefined),
        bytes,
      );
    },
  );

  app.get<{ Querystring: { session_id?: string } }>(
    '/state',
    {
      schema: {
        summary: 'The public state of the episode',
        headers: sessionHeader,
        response: replies(schemas.stateBody),
      },
    },
    async (request, reply) => {
      const named = sessionIdOf(request, request.query.session_id);
      if (named === undefined)
        throw new WireFault(
          'no_episode',
          'no episode is running: reset first, and send the session id it answers',
        );
      const state = await (await sessions.find(named)).state();
      void reply.header(SESSION_HEADER, named);
      return { ...state, session_id: named };
    },
  );
}

/** A session that was opened for a request that is refused has no use. */
function closing(sessions: Sessions, session: Session): (error: unknown) => never {
  return (error) => {
    sessions.close(session);
    throw error;
  };
}

function send(answer: FastifyReply, reply: Reply, bytes: DatasetBytes): FastifyReply {
  const { before, dataset, after } = reply.text();
  void answer.type('application/json; charset=utf-8');
  if (!dataset) return answer.send(`${before}[]${after}`);
  return answer.send(Buffer.concat([Buffer.from(before), bytes.of(dataset), Buffer.from(after)]));
}

function bodyOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (body === undefined || body === null) return {};
  if (isRecord(body)) return body;
  throw new WireFault('invalid', 'body: expected an object');
}

function readStep(body: unknown): z.infer<typeof StepBodySchema> {
  const parsed = StepBodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const kind = { name: 'body', noun: 'the body of a step', schema: StepBodySchema };
  throw new WireFault('invalid', explainIssue(parsed.error.issues[0], kind), { cause: parsed.error });
}

/** The session that a request names, by header or field. */
function sessionIdOf({ headers }: FastifyRequest, field: unknown): string | undefined {
  const header = headers[SESSION_HEADER];
  if (typeof header === 'string' && header !== '') return header;
  if (field === undefined || field === null) return undefined;
  if (typeof field === 'string') return field;
  throw new WireFault('invalid', 'session_id: expected a text');
}

function requestIdOf(field: unknown): string | undefined {
  if (field === undefined || field === null) return undefined;
  if (typeof field === 'string' && field.length > 0 && field.length <= REQUEST_ID_LIMIT) return field;
  throw new WireFault('invalid', `request_id: expected a text of 1 to ${REQUEST_ID_LIMIT} characters`);
}
