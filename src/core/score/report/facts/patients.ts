import { denies } from '../read/denial.ts';
import { TYPE_WORDS } from '../read/error-types.ts';
import { segmentsOf } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

const PATIENT = /\bp\d{4,}\b/gu;
const FLAGGED = /\bflag(?:s|ged|ging)?\b/u;
const CLEARED =
  /\b(?:unlike|except|excluding|cleared?|valid|unflagged|retained|kept|compliant|eligible|instead|rather|dismissed|exempt|excused|exactly|acceptable)\b/u;
/** "p0003: invalidage", "p0003 was flagged for invalidage". */
const TYPED = new RegExp(
  String.raw`\b(?<ids>p\d{4,}(?:\+p\d{4,})*)(?: (?:was|were|is|are|has|have|flagged|as|for|an?|the|with|been|under|shows?|violates?|[:(|—]))* (?<word>${TYPE_WORDS.map(([, word]) => word).join('|')})s?\b`,
  'gu',
);

/**
 * The patients that a sentence names. A patient who was flagged is a fact; one who does not exist, or who is said to
 * have been flagged and was not, is a wrong one. Other patients may be named freely.
 */
export function patientsIn(sentence: Sentence, facts: ReportFacts): StatedFact[] {
  const named = segmentsOf(sentence.text).flatMap(({ text }) => {
    const saysFlagged = FLAGGED.test(text) && !CLEARED.test(text) && !denies(text);
    return idsIn(text)
      .filter((id) => saysFlagged || facts.isFlagged(id) || !facts.isPatient(id))
      .map((id): StatedFact => ({ kind: 'patient', holds: facts.isFlagged(id) }));
  });
  return [...named, ...typedIn(sentence, facts)];
}

/** The patients of a sentence that were not flagged, whatever it says of them. */
export function unflaggedIn({ text }: Sentence, facts: ReportFacts): number {
  return idsIn(text).filter((id) => !facts.isFlagged(id)).length;
}

/** Patients who are said to have been flagged for a type. */
function typedIn({ text }: Sentence, facts: ReportFacts): StatedFact[] {
  return [...text.matchAll(TYPED)].flatMap(({ groups }) =>
    TYPE_WORDS.filter(([, word]) => word === groups?.['word']).flatMap(([type]) =>
      idsIn(groups?.['ids'] ?? '').map((id): StatedFact => ({
        kind: 'patient',
        holds: facts.isFlagged(id, type),
      })),
    ),
  );
}

function idsIn(text: string): string[] {
  return [...text.matchAll(PATIENT)].map(([id]) => id.toUpperCase());
}
