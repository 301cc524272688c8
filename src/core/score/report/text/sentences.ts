import { blocksOf } from './blocks.ts';
import { findDenials, type Denial } from './denial.ts';
import { isInert } from './inert.ts';
import { chunksOf, clausesOf } from './clauses.ts';
import type { Token } from './token.ts';
import { topicsOf, type Topic } from './topics.ts';
import { tokenize } from './tokenize.ts';

/** One sentence of a section, read once. */
export interface Sentence {
  readonly tokens: readonly Token[];
  /** False for a sub-heading or a row of a table, which may state facts but makes no claim. */
  readonly prose: boolean;
  /** Number of the clause of each token; a denial reaches to the ends of its clause. */
  readonly clauses: readonly number[];
  /** Number of the chunk of each token: a smaller part, in which a number belongs to the nearest quantity. */
  readonly chunks: readonly number[];
  readonly denials: readonly Denial[];
  /** What a number at each position is about. */
  readonly topics: readonly (Topic | null)[];
}

/** A sentence longer than this is not read. */
const LONGEST = 600;
const END = /[.!?]{1,6}["')\]*_]{0,6}(?=\s|$)|[;()]/gu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|etc|cf|dr|fig|sec|incl|resp|max|min|ca|p\.p|u\.s)$/iu;

/** The sentences of a section that state something: no question, supposition, quoted data or word to the grader. */
export function sentencesOf(section: string): Sentence[] {
  return blocksOf(section).flatMap(({ text, prose }) =>
    split(text)
      .filter((sentence) => !isInert(sentence))
      .map((sentence) => tokenize(sentence))
      .filter(
        (tokens) => tokens.length <= LONGEST && tokens.some(({ kind }) => kind === 'word' || kind === 'id'),
      )
      .map((tokens) => read(tokens, prose)),
  );
}

function read(tokens: readonly Token[], prose: boolean): Sentence {
  const clauses = clausesOf(tokens);
  return {
    tokens,
    prose,
    clauses,
    chunks: chunksOf(tokens),
    denials: findDenials(tokens),
    topics: topicsOf({ tokens, clauses }),
  };
}

/** Parts a block after full stops, question and exclamation marks, and at semicolons outside brackets. */
function split(block: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  let depth = 0;
  for (const match of block.matchAll(END)) {
    const [mark] = match;
    if (mark === '(') depth++;
    else if (mark === ')') depth--;
    if (mark === '(' || mark === ')' || (mark === ';' && depth > 0)) continue;
    if (mark.startsWith('.') && ABBREVIATION.test(block.slice(Math.max(start, match.index - 8), match.index)))
      continue;
    const end = match.index + mark.length;
    sentences.push(block.slice(start, end));
    start = end;
    depth = 0;
  }
  sentences.push(block.slice(start));
  return sentences;
}
