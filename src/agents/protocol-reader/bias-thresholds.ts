import { ProtocolReadError } from './protocol-read-error.ts';

/** Percentages that each must be exceeded for selection bias. */
export interface BiasThresholds {
  readonly dominance: number;
  readonly male: number;
  readonly gap: number;
}

const FIGURE = /(\d{1,3})(?:%| percentage points)/;
/** Two ways to say that a threshold must be exceeded: bias above it, or no bias up to it. */
const STRICT = /(?:exceeds|more than|greater than|>) \d{1,3}(?:%| percentage points)/;
const UP_TO = /\d{1,3}(?:%| percentage points) or less/;
const SMALLEST_STAGE = /fewer than 5 control|at least 5 control|4 control patients or fewer/;

/** The thresholds of selection bias, or null where the excerpt states none. */
export function readBiasThresholds(sentences: readonly string[]): BiasThresholds | null {
  const found = new Map<keyof BiasThresholds, number>();
  for (const sentence of sentences) {
    if (!/\b(?:ethnicity|male|mortality gap|G >)/.test(sentence)) continue;
    const absence = sentence.startsWith('There is no selection bias if');
    let quantity: keyof BiasThresholds | null = null;
    for (const part of sentence.split(/[,;] /)) {
      quantity = quantityIn(part) ?? quantity;
      const figure = FIGURE.exec(part);
      if (!figure) continue;
      if (quantity === null) throw new ProtocolReadError('selection bias', `unknown quantity in "${part}"`);
      if (!(absence ? UP_TO : STRICT).test(part))
        throw new ProtocolReadError('selection bias', `unclear comparison in "${part}"`);
      if (found.has(quantity)) throw new ProtocolReadError('selection bias', `two thresholds of ${quantity}`);
      found.set(quantity, Number(figure[1]));
    }
  }
  if (found.size === 0) return null;
  const dominance = found.get('dominance');
  const male = found.get('male');
  const gap = found.get('gap');
  if (dominance === undefined || male === undefined || gap === undefined)
    throw new ProtocolReadError('selection bias', 'one of the three thresholds is missing');
  if (!sentences.some((sentence) => SMALLEST_STAGE.test(sentence)))
    throw new ProtocolReadError('selection bias', 'the smallest stage is not 5 patients on either side');
  return { dominance, male, gap };
}

/** The quantity that a part of a sentence names, if any; a figure belongs to the latest one named. */
function quantityIn(part: string): keyof BiasThresholds | null {
  if (/mortality gap|\bG >/.test(part)) return 'gap';
  if (/dominant (?:\(largest\) )?ethnicity|\bD >/.test(part)) return 'dominance';
  if (/\b[Mm]ale patients|\bM >/.test(part)) return 'male';
  return null;
}
