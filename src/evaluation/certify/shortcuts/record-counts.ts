import type { Episode } from '../../../core/generate/episode.ts';
import { aucOf, pooledAuc, type AucEstimate, type ValueCount } from '../../statistics/auc.ts';
import { at } from '../../rows.ts';
import {
  BINS,
  binOf,
  OFFSETS,
  RECORD_FEATURES,
  STRATA,
  stratumOf,
  type RecordFeature,
} from './record-features.ts';

/**
 * How often each bin of each feature was seen on valid and on violating records, by stratum: all that the audit of
 * record-level shortcuts needs, in a few megabytes whatever the number of episodes.
 */
export type RecordCounts = Uint32Array<ArrayBuffer>;

/** Counts of nothing yet. */
export function emptyRecordCounts(): RecordCounts {
  return new Uint32Array(STRATA * BINS * 2);
}

/** Adds every record of an episode. */
export function countRecords(counts: RecordCounts, { dataset, truth }: Episode): void {
  const { columns, size } = dataset;
  for (let row = 0; row < size; row++) {
    const violates = at(truth.audit.violations, row) === 0 ? 0 : 1;
    const base = stratumOf(columns, row) * BINS;
    RECORD_FEATURES.forEach((feature, index) => {
      const cell = 2 * (base + binOf(index, feature, columns, row, size)) + violates;
      counts[cell] = at(counts, cell) + 1;
    });
  }
}

/** How well one feature of a record tells violations from valid records of the same stratum. */
export interface FeatureAuc extends AucEstimate {
  readonly feature: string;
}

/** The area under the ROC curve within strata of every feature, and of every category alone. */
export function recordAucs(counts: RecordCounts): FeatureAuc[] {
  return RECORD_FEATURES.flatMap((feature, index) => {
    const tables = Array.from({ length: STRATA }, (_, stratum) => tableAt(counts, stratum, index, feature));
    const whole = feature.categories === null ? [named(feature.name, tables)] : [];
    const alone = (feature.categories ?? []).map((name, category) =>
      named(
        `${feature.name} = ${name}`,
        tables.map((table) => table.map((line) => ({ ...line, value: line.value === category ? 1 : 0 }))),
      ),
    );
    return [...whole, ...alone].filter((estimate) => estimate !== null);
  });
}

function named(feature: string, tables: readonly (readonly ValueCount[])[]): FeatureAuc | null {
  const estimate = pooledAuc(tables.map(mergeEqual).map(aucOf));
  return estimate && { feature, ...estimate };
}

function tableAt(counts: RecordCounts, stratum: number, index: number, feature: RecordFeature): ValueCount[] {
  const base = 2 * (stratum * BINS + at(OFFSETS, index));
  const table: ValueCount[] = [];
  for (let value = 0; value < feature.bins; value++) {
    const negatives = at(counts, base + 2 * value);
    const positives = at(counts, base + 2 * value + 1);
    if (negatives + positives > 0) table.push({ value, negatives, positives });
  }
  return table;
}

function mergeEqual(table: readonly ValueCount[]): ValueCount[] {
  const merged = new Map<number, ValueCount>();
  for (const line of table) {
    const before = merged.get(line.value);
    merged.set(line.value, {
      value: line.value,
      negatives: (before?.negatives ?? 0) + line.negatives,
      positives: (before?.positives ?? 0) + line.positives,
    });
  }
  return [...merged.values()];
}
