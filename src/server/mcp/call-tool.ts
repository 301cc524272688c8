import type { Observation } from '../../core/model/observation.ts';
import type { Reply } from '../sessions/reply.ts';
import type { Session } from '../sessions/session.ts';
import { faultOf, type WireFault } from '../wire/fault.ts';
import { answerWords, assignmentWords } from './observation-words.ts';

/** Where a result carries what every other transport answers with, for programs; a host does not show it to its model. */
export const REPLY_META = 'clinicalbench/reply';

/** What a call came to, in the form that MCP gives the result of a tool. */
export interface ToolResult {
  readonly [field: string]: unknown;
  /** The answer in words, for the model. */
  readonly content: readonly { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: ToolFigures;
  /** True when the call was refused as no move: it cost nothing and the episode goes on. */
  readonly isError?: true;
  readonly _meta?: { readonly [REPLY_META]: ToolReply };
}

/** The figures of an answer. */
export interface ToolFigures {
  readonly [field: string]: unknown;
  readonly feedback: string;
  readonly result: unknown;
  readonly reward: number;
  readonly done: boolean;
  readonly attempts_remaining: number;
}

/** The same answer as a step has over HTTP and /ws. */
export interface ToolReply {
  readonly observation: Observation;
  readonly reward: number;
  readonly done: boolean;
}

/**
 * Makes one move in the episode of a session. A name that is no tool is the same move as an unknown action: it costs a
 * step. What is no message (an argument of a wrong type, an unknown argument) is refused at no cost.
 * Rejects with WireFault 'no_session' when the session is over, and with faults that are the server's own.
 */
export async function callTool(session: Session, name: string, given: unknown): Promise<ToolResult> {
  try {
    if (name === 'read_protocol') return told(await session.look(), assignmentWords);
    return told(await session.step(actionOf(name, given)), answerWords);
  } catch (error) {
    const fault = faultOf(error);
    if (isOfTheServer(fault)) throw fault;
    return { content: [{ type: 'text', text: `Refused: ${fault.message}` }], isError: true };
  }
}

/** The message that a call stands for. An argument never renames the tool. */
function actionOf(name: string, given: unknown): unknown {
  if (given === undefined || given === null) return { action_type: name };
  if (typeof given !== 'object' || Array.isArray(given)) return given;
  return 'action_type' in given ? { ...given, action_type: undefined } : { ...given, action_type: name };
}

function told(reply: Reply, words: (seen: Observation) => string): ToolResult {
  const observation = reply.observation();
  const { feedback, metadata, reward, done, attempts_remaining } = observation;
  return {
    content: [{ type: 'text', text: words(observation) }],
    structuredContent: { feedback, result: metadata['result'] ?? null, reward, done, attempts_remaining },
    _meta: { [REPLY_META]: { observation, reward, done } },
  };
}

function isOfTheServer({ reason, status }: WireFault): boolean {
  return reason === 'no_session' || status >= 500;
}
