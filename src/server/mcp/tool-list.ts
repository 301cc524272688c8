import { z } from 'zod';
import { TOOLS } from '../../core/model/tool.ts';

/** A JSON schema whose top is an object, as MCP wants the arguments of a tool. */
interface InputSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

/** One tool as MCP lists it. */
export interface ListedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: InputSchema;
}

/** The seven tools, their arguments as JSON schemas made from the schema of actions. */
export const TOOL_LIST: readonly ListedTool[] = TOOLS.map(({ name, description, input }) => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' });
  return { name, description, inputSchema: { ...schema, type: 'object' } };
});
