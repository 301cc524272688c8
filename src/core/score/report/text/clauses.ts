import { lexicon } from './lexicon.ts';
import { markAt, numberAt, wordAt, type Token } from './token.ts';

const CLAUSE_MARKS = new Set([',', ';', ':', '(', ')', '[', ']', '—', '|', '→', '/']);
const CLAUSE_WORDS = lexicon(
  'but,because,while,whereas,although,though,so,since,which,who,whose,where,when,unless,until,if,however,therefore,thus,hence,yet,rather than,instead',
);
const CHUNK_WORDS = lexicon('and,or,nor,versus,vs,against,compared,otherwise,except,plus,then,minus');
const JOINERS = new Set(['to', 'through', 'thru', 'until', 'and']);
const PAIR_WORDS = lexicon('between,minimum and maximum,bounds,limits,both,exactly');
const PAIR_REACH = 8;

/** Numbers the clauses of a sentence, token by token: commas, colons, brackets and conjunctions part them. */
export function clausesOf(tokens: readonly Token[]): number[] {
  let clause = 0;
  return tokens.map((_, at) => {
    if (startsClause(tokens, at)) clause++;
    return clause;
  });
}

/** Numbers the chunks of a sentence: clauses, parted again at "and", "or" and "versus". A range stays whole. */
export function chunksOf(tokens: readonly Token[]): number[] {
  let chunk = 0;
  return tokens.map((_, at) => {
    if (startsClause(tokens, at) || (CHUNK_WORDS.matchAt(tokens, at) > 0 && !joinsRange(tokens, at))) chunk++;
    return chunk;
  });
}

/** The bounds of the clause or chunk that a position is in. */
export function extent(parts: readonly number[], at: number): [from: number, to: number] {
  let from = at;
  let to = at + 1;
  while (from > 0 && parts[from - 1] === parts[at]) from--;
  while (to < parts.length && parts[to] === parts[at]) to++;
  return [from, to];
}

/** Whether the token joins two numbers into a range: "34 to 78", "34-78", "between 34 and 78". */
export function joinsRange(tokens: readonly Token[], at: number): boolean {
  if (!numberAt(tokens, at - 1) || !numberAt(tokens, at + 1)) return false;
  const word = wordAt(tokens, at);
  if (word === 'and') return hasBefore(tokens, at);
  return JOINERS.has(word) || markAt(tokens, at) === '-';
}

function hasBefore(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 2; before >= Math.max(0, at - PAIR_REACH); before--)
    if (PAIR_WORDS.matchAt(tokens, before) > 0) return true;
  return false;
}

function startsClause(tokens: readonly Token[], at: number): boolean {
  if (CLAUSE_MARKS.has(markAt(tokens, at))) return true;
  if (CLAUSE_WORDS.matchAt(tokens, at) > 0) return true;
  const isCoordinator = wordAt(tokens, at) === 'and' || wordAt(tokens, at) === 'or';
  return isCoordinator && [1, 2].some((step) => /^(?:not|no|never)$/u.test(wordAt(tokens, at + step)));
}
