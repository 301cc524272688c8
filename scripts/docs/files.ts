import { readFileSync } from 'node:fs';
import { galleryPage } from './gallery.ts';
import { marginalsPage } from './marginals.ts';
import { fillMarkers } from './markers.ts';
import { partsOf } from './parts.ts';
import { ResultsSchema, type Results } from './results.ts';
import { simpsonPicture } from './simpson-picture.ts';

/** Where the measured results are kept. */
export const RESULTS_FILE = 'docs/results.json';

/** Pages written by hand with generated parts in them. */
export const PAGES = [
  'README.md',
  'docs/architecture.md',
  'docs/rules.md',
  'docs/determinism.md',
  'docs/benchmark-card.md',
] as const;

/** A file of the documentation as it should be. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Every file that is generated in whole or in part, the results file excepted. */
export function generatedFiles(results: Results): GeneratedFile[] {
  const parts = partsOf(results);
  return [
    ...PAGES.map((path) => ({ path, text: fillMarkers(readFileSync(rootFile(path), 'utf8'), parts) })),
    { path: 'docs/gallery.md', text: galleryPage() },
    { path: 'docs/marginals.md', text: marginalsPage() },
    { path: 'docs/pictures/simpson.svg', text: simpsonPicture() },
  ];
}

/** The results as they were measured last. */
export function readResults(): Results {
  return ResultsSchema.parse(JSON.parse(readFileSync(rootFile(RESULTS_FILE), 'utf8')));
}

/** Results as they are kept: one agent on one task a line. */
export function resultsText({ rows, ...head }: Results): string {
  const lines = Object.entries(head).map(
    ([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  return `{\n${lines.join('\n')}\n "rows": [\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n ]\n}\n`;
}

/** A file of the repository. */
export function rootFile(path: string): URL {
  return new URL(`../../${path}`, import.meta.url);
}
