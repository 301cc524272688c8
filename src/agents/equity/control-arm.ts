import { ETHNICITIES, STAGES, type Patient, type Stage } from '../../core/model/patient.ts';

/** Patients and deaths of one group. */
export interface Group {
  patients: number;
  deaths: number;
}

/** One stage of the control arm: the dominant ethnicity against all others. */
export interface Stratum {
  readonly stage: Stage;
  readonly dominant: Group;
  readonly others: Group;
}

/** What the control arm shows, counted from its rows. */
export interface ControlArm {
  readonly patients: number;
  readonly males: number;
  /** The largest ethnicity, or null when two tie (or the arm is empty). */
  readonly dominantGroup: string | null;
  readonly dominantPatients: number;
  /** In stage order; empty when no ethnicity is dominant. */
  readonly strata: readonly Stratum[];
}

/** Counts the control arm of a dataset. */
export function countControlArm(rows: readonly Patient[]): ControlArm {
  const cells = ETHNICITIES.map(() => STAGES.map((): Group => ({ patients: 0, deaths: 0 })));
  let patients = 0;
  let males = 0;
  for (const row of rows) {
    if (row.group !== 'control') continue;
    patients++;
    if (row.gender === 'M') males++;
    const cell = cells[ETHNICITIES.indexOf(row.ethnicity)]?.[STAGES.indexOf(row.stage)];
    if (!cell) continue;
    cell.patients++;
    if (row.outcome === 'deceased') cell.deaths++;
  }
  return controlArmOf(cells, patients, males);
}

/** A control arm from its counts. @param cells by ethnicity, then by stage, each in vocabulary order */
export function controlArmOf(
  cells: readonly (readonly Group[])[],
  patients: number,
  males: number,
): ControlArm {
  const sizes = cells.map((stages) => stages.reduce((sum, cell) => sum + cell.patients, 0));
  const dominantPatients = Math.max(...sizes);
  const dominant = sizes.indexOf(dominantPatients);
  const tied = sizes.lastIndexOf(dominantPatients) !== dominant;
  return {
    patients,
    males,
    dominantGroup: tied ? null : (ETHNICITIES[dominant] ?? null),
    dominantPatients,
    strata: tied ? [] : STAGES.map((stage, index) => stratum(stage, index, dominant, cells)),
  };
}

function stratum(
  stage: Stage,
  index: number,
  dominant: number,
  cells: readonly (readonly Group[])[],
): Stratum {
  const others: Group = { patients: 0, deaths: 0 };
  cells.forEach((stages, ethnicity) => {
    if (ethnicity === dominant) return;
    others.patients += stages[index]?.patients ?? 0;
    others.deaths += stages[index]?.deaths ?? 0;
  });
  return { stage, dominant: cells[dominant]?.[index] ?? { patients: 0, deaths: 0 }, others };
}
