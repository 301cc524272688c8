import { canonical } from './canonical.ts';
import { isInert } from './inert.ts';
import { rewrite, type Rewrites } from './rewrite.ts';

/** One sentence of a section, read once. */
export interface Sentence {
  /** In the canonical spelling. */
  readonly text: string;
  /** False for a sub-heading or a row of a table, which may state facts but makes no claim. */
  readonly prose: boolean;
}

const BULLET = String.raw`(?:[-*+•—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ ]`;

/** An empty line ends a block. A lead-in that ends with a colon is joined to the list item that follows. */
const BLOCKS: Rewrites = [
  [/^(?: *(?:```|~~~).*|[-=_*— ]+|[|:\- ]+)$/gmu, ''],
  [new RegExp(String.raw`:[ *_]*\n\s*(?=${BULLET})`, 'giu'), ': '],
  [new RegExp(String.raw`(?<=: )${BULLET}+`, 'giu'), ''],
  [new RegExp(String.raw`^ *(?:${BULLET} *)+`, 'gimu'), '\n\n'],
  [/^ *([#|].*)$/gmu, '\n\n$1\n\n'],
];
const ROW = /^ *[#|]/u;
/** After full stops, question and exclamation marks, but for those of abbreviations. */
const END =
  /(?<=[.!?]["')\]*_]{0,4})(?<!\b(?:e\.g|i\.e|vs|approx|etc|cf|dr|fig|sec|incl|resp|max|min|ca|p\.p|u\.s)\.)\s+/iu;

/** The sentences of a section that state something: no question, supposition, quoted data or word to the grader. */
export function sentencesOf(section: string): Sentence[] {
  return rewrite(section, BLOCKS)
    .split(/\n\s*\n/u)
    .flatMap((block) =>
      block
        .replaceAll('\n', ' ')
        .split(END)
        .filter((sentence) => /\w/u.test(sentence) && !isInert(sentence))
        .map((sentence) => ({ text: canonical(sentence), prose: !ROW.test(block) })),
    );
}
