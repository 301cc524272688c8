import { countControlArm } from '../../../agents/equity/control-arm.ts';
import { CONTROL, DECEASED } from '../../../core/dataset/codes.ts';
import { patientId } from '../../../core/dataset/dataset.ts';
import { toRows } from '../../../core/dataset/rows.ts';
import { SITES } from '../../../core/dataset/sites.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { ETHNICITIES } from '../../../core/model/patient.ts';
import { hashText } from '../../../core/random/hash.ts';
import { at, rowsOf } from '../../rows.ts';
import { crudeGap, mortality, pooled } from '../checks/mortality-gaps.ts';
import { noiseMeans } from './noise-means.ts';

/**
 * Everything of a hard episode that does not join stage with outcome, and so must not tell a true bias from a confounded
 * cohort. Shares, or numbers divided so that four decimals hold them.
 */
export function episodeFeatures(episode: Episode): ReadonlyMap<string, number> {
  return new Map([
    ...equityFeatures(episode),
    ...patientFeatures(episode),
    ...noiseFeatures(episode),
    ...protocolFeatures(episode),
  ]);
}

type Features = readonly (readonly [feature: string, value: number])[];

/** The figures of the control arm that the bias clause speaks of, and mortality without stages. */
function equityFeatures(episode: Episode): Features {
  const { rules } = episode.protocol;
  const arm = countControlArm(toRows(episode.dataset));
  const dominant = pooled(arm.strata, 'dominant');
  const others = pooled(arm.strata, 'others');
  const dominance = dominant.patients / arm.patients;
  const males = arm.males / arm.patients;
  const crude = crudeGap(arm);
  const limits = {
    dominance: (rules.dominance_threshold_pct ?? 0) / 100,
    males: (rules.male_threshold_pct ?? 0) / 100,
    gap: (rules.adjusted_gap_threshold_pct ?? 0) / 100,
  };
  return [
    ['dominant share', dominance],
    ['male share', males],
    ['dominant share above threshold', dominance - limits.dominance],
    ['male share above threshold', males - limits.males],
    ['dominance threshold', limits.dominance],
    ['male threshold', limits.males],
    ['adjusted gap threshold', limits.gap],
    ['crude gap', crude],
    ['crude gap above threshold', crude - limits.gap],
    ['control mortality', (dominant.deaths + others.deaths) / arm.patients],
    ['dominant mortality', mortality(dominant)],
    ['minority mortality', mortality(others)],
    ...arm.strata.flatMap((stratum): Features => [
      [`Stage ${stratum.stage} share of the dominant group`, stratum.dominant.patients / dominant.patients],
      [`Stage ${stratum.stage} share of the minorities`, stratum.others.patients / others.patients],
    ]),
  ];
}

/** Who is where in the records: outreach sites, rows and patient numbers. */
function patientFeatures(episode: Episode): Features {
  const { columns, size } = episode.dataset;
  const { control, dominant, others } = controlRows(episode);
  const isDead = (row: number) => at(columns.outcome, row) === DECEASED;
  const outreachSites = new Set(episode.protocol.rules.high_risk_sites);
  const outreach = rowsOf(episode).filter((row) =>
    outreachSites.has(SITES[at(columns.site, row)]?.name ?? ''),
  );
  const outreachControls = outreach.filter((row) => at(columns.arm, row) === CONTROL);
  const outreachDeaths = outreachControls.filter(isDead).length;
  const numbersOfDead = control.filter(isDead).map(patientNumber);
  return [
    ['overall mortality', rowsOf(episode).filter(isDead).length / size],
    ['outreach patients', outreachControls.length / control.length],
    ['outreach deaths', outreachDeaths / control.length],
    ['outreach mortality', outreachDeaths / Math.max(1, outreachControls.length)],
    ['outreach patients of both arms', outreach.length / size],
    ['mean row of deceased control patients', meanOrZero(control.filter(isDead)) / size],
    ['mean row of outreach patients', meanOrZero(outreach) / size],
    ['mean row of control patients', meanOrZero(control) / size],
    ['mean patient number of deceased controls', meanOrZero(numbersOfDead) / size],
    ['lowest patient number of deceased controls', Math.min(size, ...numbersOfDead) / size],
    ['mean last digit of deceased controls', meanOrZero(numbersOfDead.map((number) => number % 10)) / 10],
    ['mean patient number of the dominant group', meanOrZero(dominant.map(patientNumber)) / size],
    ['mean patient number of the minorities', meanOrZero(others.map(patientNumber)) / size],
  ];
}

/** The noise columns of the control arm, and by how much the minorities are above the dominant group. */
function noiseFeatures(episode: Episode): Features {
  const { columns } = episode.dataset;
  const { control, dominant, others } = controlRows(episode);
  const [ofDominant, ofOthers] = [noiseMeans(columns, dominant), noiseMeans(columns, others)];
  return [...noiseMeans(columns, control)].flatMap(([name, mean]): Features => [
    [`${name}, control arm`, mean],
    [`${name}, gap between groups`, (ofOthers.get(name) ?? 0) - (ofDominant.get(name) ?? 0)],
  ]);
}

/** The protocol's own figures and its text. */
function protocolFeatures({ protocol, truth }: Episode): Features {
  const { rules, title, excerpt } = protocol;
  const number = Number(/\d+/.exec(title)?.[0] ?? 0);
  return [
    ['age range', (rules.age_max - rules.age_min) / 100],
    ['treatment window', (rules.treatment_window_days ?? 0) / 100],
    ['number of record-level violations', truth.audit.counts.reduce((sum, count) => sum + count, 0)],
    ['number of traps', truth.traps.reduce((sum, trap) => sum + (trap === 0 ? 0 : 1), 0)],
    ['title hash', fractionOf(title)],
    ['title length', title.length],
    ['protocol number', (number % 10_000) / 10_000],
    ['protocol number, last digit', (number % 10) / 10],
    ['excerpt length', excerpt.length],
    ['excerpt hash', fractionOf(excerpt)],
  ];
}

/** The rows of the control arm, and among them those of the largest ethnicity and of all others. */
function controlRows(episode: Episode): Record<'control' | 'dominant' | 'others', number[]> {
  const { arm, ethnicity } = episode.dataset.columns;
  const control = rowsOf(episode).filter((row) => at(arm, row) === CONTROL);
  const sizes = ETHNICITIES.map((_, code) => control.filter((row) => at(ethnicity, row) === code).length);
  const largest = sizes.indexOf(Math.max(...sizes));
  return {
    control,
    dominant: control.filter((row) => at(ethnicity, row) === largest),
    others: control.filter((row) => at(ethnicity, row) !== largest),
  };
}

/** The number in the published id. */
function patientNumber(row: number): number {
  return Number(patientId(row).slice(1));
}

/** A text as a number from 0 to 1 that has nothing to do with its meaning. */
function fractionOf(text: string): number {
  return Number.parseInt(hashText(text).slice(0, 4), 16) / 0x1_0000;
}

function meanOrZero(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
