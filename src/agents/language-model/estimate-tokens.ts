import type { ModelRequest } from './language-model.ts';

/**
 * The size of a call's prompt in tokens, estimated from above: tokenizers differ, and a prompt must fit whichever is
 * used. Words count a token for every four letters begun, digits one for every two begun, anything else one for each
 * character, and every message, tool and schema a few for its frame.
 */
export function estimateTokens({ messages, tools, schema }: ModelRequest): number {
  const framed = messages.map((message) => MESSAGE_FRAME + textTokens(messageText(message)));
  const asked = [...(tools ?? []), ...(schema ? [schema] : [])].map(
    (one) => MESSAGE_FRAME + textTokens(JSON.stringify(one)),
  );
  return [...framed, ...asked].reduce((sum, one) => sum + one, 0);
}

/** The frame that chat formats put around a message: a role, and marks at both ends. */
const MESSAGE_FRAME = 6;
const PIECES = /\p{L}+|\d+| +|[^\p{L}\d ]/gu;

/** Tokens of a text, from above. A space belongs to the word after it, as in every common tokenizer. */
function textTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    if (/^\p{L}/u.test(piece)) tokens += Math.ceil(piece.length / 4);
    else if (/^\d/.test(piece)) tokens += Math.ceil(piece.length / 2);
    else if (piece !== ' ') tokens += 1;
  }
  return tokens;
}

function messageText(message: ModelRequest['messages'][number]): string {
  const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
  return message.content + calls.map((call) => ` ${call.name} ${call.arguments}`).join('');
}
