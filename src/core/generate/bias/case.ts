import { BIAS_MODES, type BiasMode } from '../../model/vocabulary.ts';
import type { Streams } from '../../random/streams.ts';
import { drawBiasDesign, type BiasDesign } from './design.ts';
import { thresholdAt } from './ladder.ts';
import type { Strata } from './strata.ts';

/** The three thresholds of a protocol's bias clause, in whole percent. */
export interface BiasThresholds {
  readonly dominancePct: number;
  readonly malePct: number;
  readonly gapPct: number;
}

/** A design with the threshold and the label that were drawn for it. */
export interface BiasCase {
  readonly design: BiasDesign;
  readonly thresholds: BiasThresholds;
  readonly mode: BiasMode;
  /** Deaths by stage: those of the rung above the threshold for a true bias, of the rung below it otherwise. */
  readonly deaths: Strata;
}

/** Turns the label of seed 42 into confounded_no_bias. */
const BIAS_SHIFT = 0;

/**
 * Draws a design, then which threshold of its ladder holds, then the label, each from a stream of its own. Both draws are
 * uniform, so that a rung between two thresholds comes from each as often: the records do not tell which, and nothing
 * else than whether they lie above it is the label.
 * @param size patients in the control arm
 * @param isClean a clean trial is never biased
 */
export function drawBiasCase(streams: Streams, size: number, isClean: boolean): BiasCase {
  const design = drawBiasDesign(streams.stream('bias design'), size);
  const { ladder, dominancePct, malePct, rungs } = design;
  const place = streams.stream('gap threshold').below(ladder.thresholds);
  const u = streams.stream('bias mode').below(BIAS_MODES.length);
  const drawn = BIAS_MODES[(u + BIAS_SHIFT) % BIAS_MODES.length] ?? 'confounded_no_bias';
  const mode = isClean ? 'confounded_no_bias' : drawn;
  const deaths = rungs[mode === 'true_bias' ? place + 1 : place];
  if (!deaths) throw new Error('a ladder has one rung more than thresholds');
  return {
    design,
    thresholds: { dominancePct, malePct, gapPct: thresholdAt(ladder, place) },
    mode,
    deaths,
  };
}
