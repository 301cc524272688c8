/** What a text is as JSON. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  /** No JSON document alone. `found` is the first one inside, where there is one: good enough to be scored, not to pass. */
  | { readonly ok: false; readonly problem: string; readonly found: unknown };

/** Reads a reply that should be one JSON document and nothing else. Never throws. */
export function readJson(text: string): ReadJson {
  const whole = parse(text);
  if (whole.ok) return whole;
  if (text.trim() === '') return { ok: false, problem: 'the reply is empty', found: undefined };
  const inside = firstDocument(text);
  const problem =
    inside === undefined
      ? 'the reply is not JSON, or is cut off'
      : 'the reply must be one JSON document and nothing else: no code fence, no second document, no words around it';
  return { ok: false, problem, found: inside };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

/** The first JSON object of a text: from a brace to the one that closes it, strings skipped. */
function firstDocument(text: string): unknown {
  const start = text.indexOf('{');
  if (start === -1) return undefined;
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) {
      const document = parse(text.slice(start, at + 1));
      return document.ok ? document.value : undefined;
    }
  }
  return undefined;
}
