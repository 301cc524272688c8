import { SITES } from '../../../core/dataset/sites.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { ARMS, OUTCOMES, STAGES } from '../../../core/model/patient.ts';
import { hashText } from '../../../core/random/hash.ts';
import { at, rowsOf } from '../checks/check.ts';
import { countEquity, crudeGap } from '../checks/bias.ts';

/**
 * Everything of a hard episode that does not join stage with outcome, and so must not tell a true bias from a confounded
 * cohort. Shares, or numbers divided so that four decimals hold them.
 */
export function episodeFeatures(episode: Episode): ReadonlyMap<string, number> {
  const { columns, size } = episode.dataset;
  const { rules, title, excerpt } = episode.protocol;
  const equity = countEquity(episode);
  const total = (of: 'dominant' | 'others' | 'dominantDeaths' | 'othersDeaths') =>
    equity.cells.reduce((sum, cell) => sum + cell[of], 0);
  const dominance = equity.dominantPatients / equity.patients;
  const males = equity.males / equity.patients;
  const crude = crudeGap(equity);
  const isControl = (row: number) => at(columns.arm, row) === ARMS.indexOf('control');
  const isDead = (row: number) => at(columns.outcome, row) === OUTCOMES.indexOf('deceased');
  const dead = rowsOf(episode).filter(isDead);
  const deadControls = dead.filter(isControl);
  const outreach = rowsOf(episode).filter((row) =>
    (rules.high_risk_sites ?? []).includes(SITES[at(columns.site, row)]?.name ?? ''),
  );

  const features = new Map<string, number>([
    ['dominant share', dominance],
    ['male share', males],
    ['dominant share above threshold', dominance - (rules.dominance_threshold_pct ?? 0) / 100],
    ['male share above threshold', males - (rules.male_threshold_pct ?? 0) / 100],
    ['dominance threshold', (rules.dominance_threshold_pct ?? 0) / 100],
    ['male threshold', (rules.male_threshold_pct ?? 0) / 100],
    ['adjusted gap threshold', (rules.adjusted_gap_threshold_pct ?? 0) / 100],
    ['crude gap', crude],
    ['crude gap above threshold', crude - (rules.adjusted_gap_threshold_pct ?? 0) / 100],
    ['control mortality', deadControls.length / equity.patients],
    ['dominant mortality', total('dominantDeaths') / total('dominant')],
    ['minority mortality', total('othersDeaths') / total('others')],
    ['overall mortality', dead.length / size],
    ['outreach patients', equity.outreach.patients / equity.patients],
    ['outreach deaths', equity.outreach.deaths / equity.patients],
    ['outreach mortality', equity.outreach.deaths / equity.outreach.patients],
    ['outreach patients of both arms', outreach.length / size],
    ['mean row of deceased control patients', meanOf(deadControls) / size],
    ['mean row of outreach patients', meanOf(outreach) / size],
    ['mean row of control patients', meanOf(rowsOf(episode).filter(isControl)) / size],
    ['age range', (rules.age_max - rules.age_min) / 100],
    ['treatment window', (rules.treatment_window_days ?? 0) / 100],
    ['number of record-level violations', episode.truth.audit.counts.reduce((sum, count) => sum + count, 0)],
    ['number of traps', episode.truth.traps.reduce((sum, trap) => sum + (trap === 0 ? 0 : 1), 0)],
    ['title hash', Number.parseInt(hashText(title).slice(0, 4), 16) / 0x1_0000],
    ['title number', (Number(/\d+/.exec(title)?.[0] ?? 0) % 1000) / 1000],
    ['title length', title.length],
    ['excerpt length', excerpt.length],
    ['excerpt hash', Number.parseInt(hashText(excerpt).slice(0, 4), 16) / 0x1_0000],
  ]);
  STAGES.forEach((stage, index) => {
    const cell = equity.cells[index];
    features.set(`Stage ${stage} share of the dominant group`, (cell?.dominant ?? 0) / total('dominant'));
    features.set(`Stage ${stage} share of the minorities`, (cell?.others ?? 0) / total('others'));
  });
  return features;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
