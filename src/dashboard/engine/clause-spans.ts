import { CLAUSES, type ClauseName } from '../../core/generate/excerpt/clauses.ts';
import { drawTrial } from '../../core/generate/excerpt/trial.ts';
import type { Episode } from '../../core/generate/episode.ts';
import { seededStreams } from '../../core/random/streams.ts';

/** A part of an excerpt: the statement of one clause, or the text between two. */
export interface ExcerptPart {
  readonly text: string;
  readonly clause: ClauseName | null;
}

/**
 * Cuts an excerpt into the clauses that it states. Each clause is rendered in all of its phrasings and looked for in the
 * text, so that nothing is guessed: what is not found word for word is no clause. The parts joined are the excerpt.
 */
export function excerptParts({ task, protocol, seed }: Episode): ExcerptPart[] {
  const { excerpt, rules } = protocol;
  const trial = drawTrial(seededStreams(task.taskId, seed ?? 0).stream('trial'));
  const found: { at: number; text: string; clause: ClauseName }[] = [];
  for (const clause of clauseNames()) {
    // The words of these two depend on the trial's public facts, which only a seeded episode tells.
    if (seed === null && (clause === 'setting' || clause === 'conventions')) continue;
    const text = longest(
      Array.from({ length: CLAUSES[clause].size }, (_, phrasing) =>
        CLAUSES[clause].say({ task, rules, trial }, phrasing),
      ).filter((phrase) => phrase !== null && excerpt.includes(phrase)),
    );
    if (text) found.push({ at: excerpt.indexOf(text), text, clause });
  }
  return joined(excerpt, found);
}

function clauseNames(): ClauseName[] {
  const names: readonly string[] = Object.keys(CLAUSES);
  return names.filter((name): name is ClauseName => Object.hasOwn(CLAUSES, name));
}

/** A phrasing may be the beginning of another one. */
function longest(texts: readonly (string | null)[]): string | null {
  let best: string | null = null;
  for (const text of texts) if (text !== null && text.length > (best?.length ?? 0)) best = text;
  return best;
}

function joined(
  excerpt: string,
  found: readonly { at: number; text: string; clause: ClauseName }[],
): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let from = 0;
  for (const { at, text, clause } of found.toSorted((a, b) => a.at - b.at)) {
    if (at < from) continue;
    if (at > from) parts.push({ text: excerpt.slice(from, at), clause: null });
    parts.push({ text, clause });
    from = at + text.length;
  }
  if (from < excerpt.length) parts.push({ text: excerpt.slice(from), clause: null });
  return parts;
}
