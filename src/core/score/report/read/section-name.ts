/** The headings of a report, in the order in which the task names them. */
export const SECTION_NAMES = ['Protocol', 'Root cause', 'Risk', 'Corrective action', 'Fairness'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];
