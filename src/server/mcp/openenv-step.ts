import { z } from 'zod';
import type { Session } from '../sessions/session.ts';
import { callTool } from './call-tool.ts';
import { TOOL_LIST } from './tool-list.ts';

const StepSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list_tools') }),
  z.object({
    type: z.literal('call_tool'),
    tool_name: z.string(),
    arguments: z.record(z.string(), z.unknown()).optional(),
  }),
]);

/**
 * Answers OpenEnv's list_tools and call_tool actions with the data of an observation message. Null for anything else,
 * which is an action of the game or no message.
 */
export function answerToolStep(data: unknown, session: Session): Promise<object> | null {
  const parsed = StepSchema.safeParse(data);
  if (!parsed.success) return null;
  return parsed.data.type === 'list_tools'
    ? Promise.resolve(listed())
    : called(session, parsed.data.tool_name, parsed.data.arguments);
}

function listed(): object {
  const tools = TOOL_LIST.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
  }));
  return { observation: { tools }, reward: 0, done: false };
}

async function called(session: Session, name: string, given: unknown): Promise<object> {
  const { content, structuredContent: figures } = await callTool(session, name, given);
  const error = figures ? null : { error_type: 'invalid_args', message: content[0]?.text ?? '' };
  return {
    observation: { tool_name: name, result: figures ?? null, error },
    reward: figures?.reward ?? 0,
    done: figures?.done ?? false,
  };
}
