import { z } from 'zod';
import type { ModelMessage, ModelReply } from '../../core/model/model-call.ts';
import type { AgentContext } from '../agent-context.ts';
import type { JsonSchema } from './language-model.ts';
import type { CallPurpose, ModelCaller } from './model-caller.ts';
import { readJson } from './read-json.ts';

/** What a reply must be. */
export interface ReplyForm<Value> {
  /** Lower case and underscores: providers take it as the name of the schema. */
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  /** What is wrong with a well-formed reply, such as an id that was not in the batch; empty when nothing is. */
  readonly check?: (value: Value) => readonly string[];
}

/** A question that wants JSON. */
export interface JsonQuestion<Value> extends CallPurpose {
  readonly messages: readonly ModelMessage[];
  readonly form: ReplyForm<Value>;
}

/**
 * What the model answered. `value` is null where it never answered in the form asked for; `as_given` is then what
 * could be read of its last reply: the answer stands and is scored as it is.
 */
export interface JsonAnswer<Value> {
  readonly value: Value | null;
  readonly as_given: unknown;
}

/** Longest part of a bad reply that is shown to the model again, so that a repair fits any window the question fits. */
const SHOWN_AGAIN = 2_000;
/** Most problems that are listed to the model. */
const PROBLEMS_TOLD = 6;

/**
 * Asks in a context of its own, reads the reply strictly, and where it will not do asks once for a better one.
 * @throws ProviderError where no reply comes
 */
export async function askForJson<Value>(
  caller: ModelCaller,
  question: JsonQuestion<Value>,
  context?: AgentContext,
): Promise<JsonAnswer<Value>> {
  const { form, messages, ...about } = question;
  const conversation = caller.begin();
  const schema = { name: form.name, schema: jsonSchemaOf(form.schema) };
  const first = await conversation.call({ messages, schema }, about);
  const read = readReply(first.reply, form);
  if (read.problems.length === 0) return read;
  context?.tell({ type: 'repair', call: first.call, problems: [...read.problems] });

  const again = [...messages, ...repairOf(first.reply, read.problems)];
  const second = await conversation.call({ messages: again, schema }, { ...about, repair: true });
  const reread = readReply(second.reply, form);
  if (reread.problems.length > 0)
    context?.tell({ type: 'answer_stands', call: second.call, problems: [...reread.problems] });
  return reread;
}

/** The JSON Schema of a form, as providers take it. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** How a reply that stopped early is called to the model; undefined for one that came to its end. */
export function stopProblem({ finish_reason }: ModelReply): string | undefined {
  if (finish_reason === 'length') return 'the reply was cut off at its greatest length';
  if (finish_reason === 'content_filter') return 'the reply was stopped by a content filter';
  if (finish_reason === 'refusal') return 'the reply is a refusal';
  return undefined;
}

interface Read<Value> extends JsonAnswer<Value> {
  readonly problems: readonly string[];
}

function readReply<Value>(reply: ModelReply, form: ReplyForm<Value>): Read<Value> {
  const stopped = stopProblem(reply);
  const json = readJson(reply.text);
  const given = json.ok ? json.value : json.found;
  if (stopped !== undefined || !json.ok)
    return {
      value: null,
      as_given: given,
      problems: [stopped, json.ok ? undefined : json.problem].flatMap((one) => one ?? []),
    };
  const parsed = form.schema.safeParse(json.value);
  if (!parsed.success) return { value: null, as_given: given, problems: parsed.error.issues.map(issueText) };
  return { value: parsed.data, as_given: given, problems: form.check?.(parsed.data) ?? [] };
}

function issueText({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}

function repairOf({ text }: ModelReply, problems: readonly string[]): ModelMessage[] {
  const shown = text.length > SHOWN_AGAIN ? `${text.slice(0, SHOWN_AGAIN)} [...]` : text;
  const listed = problems.slice(0, PROBLEMS_TOLD).map((problem) => `- ${problem.slice(0, 300)}`);
  const more = problems.length - listed.length;
  return [
    { role: 'assistant', content: shown === '' ? '(empty)' : shown },
    {
      role: 'user',
      content: [
        'That reply cannot be used:',
        ...listed,
        ...(more > 0 ? [`- and ${more} more`] : []),
        'Answer once more, completely, with the JSON document alone.',
      ].join('\n'),
    },
  ];
}
