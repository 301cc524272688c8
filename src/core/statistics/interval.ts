import type { Dataset } from '../dataset/dataset.ts';
import { NO_DEATH } from '../dataset/dataset.ts';
import { STAGES, type ColumnName, type Stage } from '../model/patient.ts';
import { countGroups, type GroupCount } from './count.ts';
import { bandLabel } from './grouping.ts';
import { rangeOf, type Range } from './range.ts';

/** The days between two dates of a patient, over all patients who have both. */
export interface IntervalSummary {
  readonly from: ColumnName;
  readonly to: ColumnName;
  readonly unit: 'days';
  readonly patients: number;
  readonly range: Range<number> | null;
  readonly histogram: readonly GroupCount[];
  readonly by_stage: readonly {
    readonly stage: Stage;
    readonly patients: number;
    readonly range: Range<number> | null;
  }[];
}

/** The interval that goes with a date column: enrollment to first dose, first dose to death. Null for any other column. */
export function intervalOf(dataset: Dataset, column: ColumnName): IntervalSummary | null {
  const { enrollment, treatmentStart, death } = dataset.columns;
  if (column === 'enrollment_date')
    return summarize(dataset, column, 'treatment_start', { width: 7, offset: 0 }, (row) =>
      minus(treatmentStart[row], enrollment[row]),
    );
  if (column === 'death_date')
    return summarize(dataset, 'treatment_start', column, { width: 60, offset: -30 }, (row) =>
      death[row] === NO_DEATH ? null : minus(death[row], treatmentStart[row]),
    );
  return null;
}

/** Bands of a histogram in days. The offset keeps a boundary away from day 0 where that would count violations. */
interface Bands {
  readonly width: number;
  readonly offset: number;
}

function summarize(
  dataset: Dataset,
  from: ColumnName,
  to: ColumnName,
  bands: Bands,
  daysAt: (row: number) => number | null,
): IntervalSummary {
  const all: number[] = [];
  const perStage = STAGES.map((stage) => ({ stage, days: new Array<number>() }));
  for (let row = 0; row < dataset.size; row++) {
    const days = daysAt(row);
    if (days === null) continue;
    all.push(days);
    perStage[dataset.columns.stage[row] ?? 0]?.days.push(days);
  }
  return {
    from,
    to,
    unit: 'days',
    patients: all.length,
    range: rangeOf(all, asIs),
    histogram: countGroups(all.length, {
      forEachKey: (index, visit) => visit(Math.floor(((all[index] ?? 0) - bands.offset) / bands.width)),
      label: (key) => bandLabel(key * bands.width + bands.offset, bands.width),
    }),
    by_stage: perStage.map(({ stage, days }) => ({
      stage,
      patients: days.length,
      range: rangeOf(days, asIs),
    })),
  };
}

function minus(later: number | undefined, earlier: number | undefined): number {
  return (later ?? 0) - (earlier ?? 0);
}

function asIs(value: number): number {
  return value;
}
