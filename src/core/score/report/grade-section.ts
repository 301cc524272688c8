import { makesClaim } from './claims/makes-claim.ts';
import { factsIn, type ReadSentence } from './facts/facts-in.ts';
import { makesFairnessClaim } from './claims/fairness.ts';
import { unflaggedIn } from './facts/patients.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import type { SectionName } from './text/section-name.ts';
import { sentencesOf, type Sentence } from './text/sentences.ts';

/** A full sentence that comes more often than this in a section makes it padding. */
const MOST_REPEATS = 3;
const FULL_SENTENCE = 5;
const MOST_SENTENCES = 400;

/** Whether the text of a section earns its point. */
export function gradeSection(name: SectionName, text: string, facts: ReportFacts): boolean {
  const sentences = sentencesOf(text);
  if (isPadding(sentences)) return false;
  const reach = name === 'Fairness' ? 'after' : 'clause';
  const read = sentences.map((sentence, index) => ({
    sentence,
    stated: factsIn(sentence, sentences[index - 1], facts, reach),
  }));
  if (read.some(({ stated }) => stated.some(({ holds }) => !holds))) return false;
  if (!isGrounded(read, facts)) return false;
  if (name === 'Fairness') return makesFairnessClaim(read, facts);
  return read.some(({ sentence, stated }) =>
    makesClaim(
      sentence,
      name,
      stated.some(({ kind }) => kind === 'rule'),
    ),
  );
}

/** Whether a section states a fact. Patients count only where most of those named were flagged: no list of ids does. */
function isGrounded(read: readonly ReadSentence[], facts: ReportFacts): boolean {
  const stated = read.flatMap((one) => one.stated);
  if (stated.some(({ kind }) => kind !== 'patient')) return true;
  const unflagged = read.reduce((sum, { sentence }) => sum + unflaggedIn(sentence, facts), 0);
  return stated.length > 0 && stated.length >= unflagged;
}

function isPadding(sentences: readonly Sentence[]): boolean {
  const seen = new Map<string, number>();
  if (sentences.length > MOST_SENTENCES) return true;
  for (const { tokens } of sentences) {
    if (tokens.length < FULL_SENTENCE) continue;
    const key = tokens.map((token) => (token.kind === 'number' ? String(token.value) : token.text)).join(' ');
    const times = (seen.get(key) ?? 0) + 1;
    if (times > MOST_REPEATS) return true;
    seen.set(key, times);
  }
  return false;
}
