import type { Rng } from '../random/rng.ts';
import { permutation } from '../random/sample.ts';
import { SITES } from '../dataset/sites.ts';
import type { Rules } from '../model/protocol.ts';
import type { Task } from '../model/task.ts';
import type { BiasThresholds } from './bias/design.ts';

/** Countries (as in COUNTRIES) where every ethnicity is plausible, so that an outreach site says nothing of ethnicity. */
const OUTREACH_COUNTRIES = ['United States', 'Canada', 'United Kingdom', 'Brazil'];
const OUTREACH_SITES = 3;

/**
 * Draws the rules of one protocol: 520 age ranges, times 330 pairs of windows, times 5 comorbidity thresholds where in
 * force. Bias thresholds come with the certified design.
 */
export function drawRules(rng: Rng, task: Task, thresholds: BiasThresholds | null): Rules {
  const ageMin = rng.between(21, 46);
  const ageMax = rng.between(70, 89);
  const window = rng.between(14, 35);
  const stageIvWindow = window + rng.between(7, 21);
  const comorbidity = rng.between(2, 6);
  const sites = drawOutreachSites(rng);
  const timed = task.errorTypes.includes('protocol_window_violation');
  return {
    age_min: ageMin,
    age_max: ageMax,
    treatment_window_days: timed ? window : null,
    stage_iv_window_days: timed ? stageIvWindow : null,
    comorbidity_threshold: task.comorbidityOverride ? comorbidity : null,
    high_risk_sites: thresholds ? sites : null,
    dominance_threshold_pct: thresholds?.dominancePct ?? null,
    male_threshold_pct: thresholds?.malePct ?? null,
    adjusted_gap_threshold_pct: thresholds?.gapPct ?? null,
  };
}

/** Sites of three different countries, in order of the site table, so that each country keeps an ordinary site. */
function drawOutreachSites(rng: Rng): string[] {
  const countries = [...permutation(rng, OUTREACH_COUNTRIES.length)].slice(0, OUTREACH_SITES);
  const chosen = countries.map((index) => {
    const own = SITES.filter((site) => site.country === OUTREACH_COUNTRIES[index]);
    return own[rng.below(own.length)]?.name ?? '';
  });
  return SITES.filter((site) => chosen.includes(site.name)).map((site) => site.name);
}
