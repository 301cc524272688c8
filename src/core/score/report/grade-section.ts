import { retracts } from './claims/disowned.ts';
import { makesFairnessClaim } from './claims/fairness.ts';
import { makesClaim } from './claims/makes-claim.ts';
import { factsIn, type ReadSentence } from './facts/facts-in.ts';
import { unflaggedIn } from './facts/patients.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import type { SectionName } from './read/section-name.ts';
import type { Sentence } from './read/sentences.ts';

/** The same sentence more often than this, or more sentences than that, make a section padding. */
const MOST_REPEATS = 3;
const MOST_SENTENCES = 400;

/**
 * Whether a section earns its point.
 * @param shared sentences that stand in other sections, too: they can void, but neither claim nor ground
 */
export function gradeSection(
  name: SectionName,
  sentences: readonly Sentence[],
  shared: ReadonlySet<Sentence>,
  facts: ReportFacts,
): boolean {
  if (sentences.some(({ text }) => retracts(text))) return false;
  const read = sentences.map((sentence) => ({
    sentence,
    stated: factsIn(sentence, facts, name === 'Fairness'),
  }));
  if (read.some(({ stated }) => stated.some(({ holds }) => !holds))) return false;
  const own = read.filter(({ sentence }) => !shared.has(sentence));
  if (!isGrounded(own, facts)) return false;
  if (name === 'Fairness') return makesFairnessClaim(own, facts);
  return own.some((one) => makesClaim(one, name));
}

/**
 * Whether a section states a fact. Patients count only where most of those named were flagged: no list of ids does.
 * A count of zero counts only where nothing at all was flagged.
 */
function isGrounded(read: readonly ReadSentence[], facts: ReportFacts): boolean {
  const kinds = read.flatMap(({ stated }) => stated.map(({ kind }) => kind));
  const flagged = kinds.filter((kind) => kind === 'patient').length;
  const unflagged = read.reduce((sum, { sentence }) => sum + unflaggedIn(sentence, facts), 0);
  const isClean = Object.values(facts.flagCounts).every((count) => count === 0);
  return kinds.some((kind) =>
    kind === 'patient' ? flagged >= unflagged : kind === 'nothing' ? isClean : true,
  );
}

/** Whether a section says the same over and over, or too much to be read. */
export function isPadding(sentences: readonly Sentence[]): boolean {
  const times = new Map<string, number>();
  for (const { text } of sentences) times.set(text, (times.get(text) ?? 0) + 1);
  return sentences.length > MOST_SENTENCES || [...times.values()].some((count) => count > MOST_REPEATS);
}
