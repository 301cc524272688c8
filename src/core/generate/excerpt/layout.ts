import type { Rng } from '../../random/rng.ts';
import { permutation, pick } from '../../random/sample.ts';

/** The headings that a section may have, by section. */
export const HEADINGS = {
  setting: ['Trial Overview', 'Study Design', 'Background and Design', 'Synopsis'],
  conduct: ['Trial Conduct', 'Study Procedures', 'Visits and Operations', 'Conduct and Monitoring'],
  conventions: ['Data Conventions', 'Definitions', 'Reading the Listing', 'Data Listing'],
  scope: ['Scope of the Audit', 'Audit Scope', 'Matters Under Review', 'Purpose of This Review'],
  eligibility: ['Eligibility', 'Study Population', 'Age Eligibility', 'Selection of Patients'],
  window: [
    'Start of Study Treatment',
    'Treatment Window',
    'Timing of the First Dose',
    'Treatment Scheduling',
  ],
  comorbidity: ['Comorbidity', 'Patients With Comorbidity', 'Role of Comorbidity', 'Comorbid Disease'],
  timeline: ['Survival Dates', 'Date Consistency', 'Dates of Death', 'Chronology of Events'],
  outreach: ['Participating Sites', 'Site Network', 'Recruitment Sites', 'Outreach'],
  equity: ['Equity Assessment', 'Representativeness', 'Assessment of Selection Bias', 'Equity of Enrollment'],
} as const;
export type SectionName = keyof typeof HEADINGS;

/** How a heading is set, with its section's number (from 1) and a chapter number. */
export const HEADING_STYLES: readonly ((heading: string, section: number, chapter: number) => string)[] = [
  (heading, section) => `${section}. ${heading}`,
  (heading, section, chapter) => `${chapter}.${section} ${heading}`,
  (heading) => heading.toUpperCase(),
  (heading) => `## ${heading}`,
  (heading, section) => `Section ${section}: ${heading}`,
  (heading) => `[${heading}]`,
];

/** A section's clauses in order; a clause out of force is null. */
export interface Section {
  readonly name: SectionName;
  readonly clauses: readonly (string | null)[];
}

/** Sections that may be told under another one's heading, where that one is in force. */
const HOSTS: readonly (readonly [guest: SectionName, host: SectionName])[] = [
  ['comorbidity', 'window'],
  ['timeline', 'window'],
  ['outreach', 'equity'],
  ['conventions', 'setting'],
  ['scope', 'setting'],
];

/** Sets sections as one text: some told together, in any order, under varying headings. Empty sections are dropped. */
export function layOut(rng: Rng, opening: string, sections: readonly Section[]): string {
  const texts = new Map<SectionName, string>();
  for (const { name, clauses } of sections) {
    const text = clauses.filter((clause) => clause !== null).join(' ');
    if (text !== '') texts.set(name, text);
  }
  for (const [guest, host] of HOSTS) {
    const together = rng.chance(40);
    const guestText = texts.get(guest);
    const hostText = texts.get(host);
    if (!together || guestText === undefined || hostText === undefined) continue;
    texts.set(host, `${hostText}\n${guestText}`);
    texts.delete(guest);
  }
  const told = [...texts];
  const order = permutation(rng, told.length);
  const style = pick(rng, HEADING_STYLES);
  const chapter = rng.between(3, 11);
  let text = opening;
  order.forEach((index, at) => {
    const section = told[index];
    if (section === undefined) return;
    text += `\n\n${style(pick(rng, HEADINGS[section[0]]), at + 1, chapter)}\n${section[1]}`;
  });
  return text;
}
