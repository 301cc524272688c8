import type { EpisodeRow } from '../../evaluation/index.ts';
import { NOT_AVAILABLE } from '../output/figures.ts';

/** What an agent said of the bias and whether that was right; a dash where its episodes differ or there was none to judge. */
export function biasVerdictWord(episodes: readonly EpisodeRow[]): string {
  const words = new Set(episodes.map(({ failure_modes }) => wordOf(failure_modes)));
  const [word = null] = words;
  return words.size === 1 && word !== null ? word : NOT_AVAILABLE;
}

function wordOf(modes: EpisodeRow['failure_modes']): string | null {
  const verdict = modes?.bias_misinterpretation.verdict ?? null;
  if (verdict !== 'right') return verdict;
  // A recall of the bias exists only where there is one to be found.
  const present = typeof modes?.recall_by_type.selection_bias === 'number';
  return present ? 'flagged, right' : 'not flagged, right';
}
