import { readFileSync, writeFileSync } from 'node:fs';
import { measureResults, RESULT_SEEDS } from './docs/results.ts';
import { generatedFiles, readResults, RESULTS_FILE, resultsText, rootFile } from './docs/files.ts';

/**
 * Writes the generated parts of the documentation. Run: npm run docs
 * With --keep-results the 50-seed results are taken from docs/results.json instead of played again.
 */
const results = process.argv.includes('--keep-results')
  ? readResults()
  : await measureResults(RESULT_SEEDS.first, RESULT_SEEDS.last);
write(RESULTS_FILE, resultsText(results));
for (const { path, text } of generatedFiles(results)) write(path, text);

function write(path: string, text: string): void {
  const changed = readText(path) !== text;
  if (changed) writeFileSync(rootFile(path), text);
  console.log(`${changed ? 'written  ' : 'unchanged'} ${path}`);
}

function readText(path: string): string | null {
  try {
    return readFileSync(rootFile(path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
