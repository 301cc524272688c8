import { makesClaim } from './claims/makes-claim.ts';
import { factsIn, type ReadSentence } from './facts/facts-in.ts';
import { makesFairnessClaim } from './claims/fairness.ts';
import { unflaggedIn } from './facts/patients.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import type { SectionName } from './text/section-name.ts';
import { sentenceKey } from './text/sentence-key.ts';
import type { Sentence } from './text/sentences.ts';

/** A full sentence that comes more often than this in a section makes it padding. */
const MOST_REPEATS = 3;
const MOST_SENTENCES = 400;

/**
 * Whether a section earns its point.
 * @param copied keys of sentences that stand in other sections, too: they can void, but neither claim nor ground
 */
export function gradeSection(
  name: SectionName,
  sentences: readonly Sentence[],
  copied: ReadonlySet<string>,
  facts: ReportFacts,
): boolean {
  if (isPadding(sentences)) return false;
  const reach = name === 'Fairness' ? 'after' : 'clause';
  const read = sentences.map((sentence, index) => ({
    sentence,
    stated: factsIn(sentence, sentences[index - 1], facts, reach),
  }));
  if (read.some(({ stated }) => stated.some(({ holds }) => !holds))) return false;
  const own = read.filter(({ sentence }) => !copied.has(sentenceKey(sentence) ?? ''));
  if (!isGrounded(own, facts)) return false;
  if (name === 'Fairness') return makesFairnessClaim(own, facts);
  return own.some(({ sentence, stated }) =>
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
  for (const key of sentences.map(sentenceKey)) {
    if (key === null) continue;
    const times = (seen.get(key) ?? 0) + 1;
    if (times > MOST_REPEATS) return true;
    seen.set(key, times);
  }
  return false;
}
