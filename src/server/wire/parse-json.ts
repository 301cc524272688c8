import { isUtf8 } from 'node:buffer';
import { WireFault } from './fault.ts';

/** Deepest nesting of a message, counted in lists and objects. */
export const DEPTH_LIMIT = 32;

/**
 * Reads bytes as JSON.
 * @throws WireFault 'malformed' when they are no UTF-8, no JSON or nested more than DEPTH_LIMIT levels deep
 */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new WireFault('malformed', 'the message is not UTF-8');
  const text = bytes.toString('utf8');
  if (!isShallow(text)) throw new WireFault('malformed', `the message is nested deeper than ${DEPTH_LIMIT}`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser's own words quote the message and change with the engine.
    throw new WireFault('malformed', 'the message is not JSON', { cause });
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether no list or object lies deeper than the limit. Found before parsing, so that depth costs nothing. */
function isShallow(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEPTH_LIMIT) return false;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return true;
}

/** The place of the quote that ends the string which begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return at;
}
