import { z } from 'zod';
import { ActionSchema } from '../../core/model/action.ts';
import { ResetRequestSchema, StateSchema } from '../../core/model/episode.ts';
import { ObservationSchema } from '../../core/model/observation.ts';
import { FaultBodySchema } from './fault-body.ts';
import { RequestIdSchema } from './frames.ts';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The session id of the HTTP face, where it is not sent as a header. */
export const SessionIdSchema = z.string().max(255).describe('the session id that a reset answered with');

/** The body of POST /reset: the options of a reset and, to reset again, the session. */
export const ResetBodySchema = z.strictObject({
  ...ResetRequestSchema.shape,
  session_id: SessionIdSchema.optional(),
  request_id: RequestIdSchema.optional(),
});

/** The body of POST /step. The action is judged by the game. */
export const StepBodySchema = z.strictObject({
  action: z.unknown(),
  session_id: SessionIdSchema.nullish(),
  request_id: RequestIdSchema.nullish(),
  timeout_s: z
    .number()
    .positive()
    .nullish()
    .describe('accepted as OpenEnv clients send it; a step takes about a millisecond'),
});

/** What GET /state answers with: the public state and the session it belongs to. */
export const StateBodySchema = z.strictObject({
  ...StateSchema.shape,
  session_id: z.string().optional(),
});

const { done: _done, reward: _reward, ...seen } = ObservationSchema.shape;

/** What a reset or a step answers with: reward and done stand beside the observation. */
export const ObservationBodySchema = z.strictObject({
  observation: z.strictObject(seen),
  reward: ObservationSchema.shape.reward,
  done: ObservationSchema.shape.done,
  metadata: ObservationSchema.shape.metadata,
});

/** The schemas that the server publishes, each made once. */
export interface PublishedSchemas {
  readonly action: JsonSchema;
  readonly observation: JsonSchema;
  readonly state: JsonSchema;
  readonly resetBody: JsonSchema;
  readonly stepBody: JsonSchema;
  readonly observationBody: JsonSchema;
  readonly stateBody: JsonSchema;
  readonly fault: JsonSchema;
}

/** Makes the published schemas from those that the server itself reads and writes with. */
export function publishedSchemas(): PublishedSchemas {
  const action = titled('AuditAction', ActionSchema, 'input');
  const { $schema: _, ...inner } = action;
  const stepBody = titled('StepRequest', StepBodySchema, 'input');
  return {
    action,
    observation: titled('AuditObservation', ObservationSchema, 'output'),
    state: titled('AuditState', StateSchema, 'output'),
    resetBody: titled('ResetRequest', ResetBodySchema, 'input'),
    stepBody: { ...stepBody, properties: { ...propertiesOf(stepBody), action: inner }, required: ['action'] },
    observationBody: titled('ObservationResponse', ObservationBodySchema, 'output'),
    stateBody: titled('StateResponse', StateBodySchema, 'output'),
    fault: titled('Fault', FaultBodySchema, 'output'),
  };
}

function titled(title: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return { ...z.toJSONSchema(schema, { io }), title };
}

function propertiesOf(schema: JsonSchema): object {
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? properties : {};
}
