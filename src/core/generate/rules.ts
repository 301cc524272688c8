import type { Rng } from '../random/rng.ts';
import { permutation } from '../random/sample.ts';
import type { Streams } from '../random/streams.ts';
import { SITES } from '../dataset/sites.ts';
import type { Rules } from '../model/protocol.ts';
import type { Task } from '../model/task.ts';
import type { BiasThresholds } from './bias/case.ts';
import { drawAges, type AgeTails } from './limits/ages.ts';
import { drawDelays, type DelayTails } from './limits/delays.ts';
import type { Plan } from './plan.ts';

/** Countries (as in COUNTRIES) where every ethnicity is plausible, so that an outreach site says nothing of ethnicity. */
const OUTREACH_COUNTRIES = ['United States', 'Canada', 'United Kingdom', 'Brazil'];
const OUTREACH_SITES = 3;

/** What the records know of the limits in force: enough to be made, too little to tell the limits. */
export interface Tails {
  readonly ages: AgeTails;
  /** Null where the protocol has no treatment window. */
  readonly delays: DelayTails | null;
}

/**
 * Draws the rules of one protocol, and with them the tails of the columns that its limits cut: for each dataset there
 * are two age ranges and two pairs of windows, each as likely as the other. Bias thresholds come with the certified
 * design.
 */
export function drawRules(
  streams: Streams,
  task: Task,
  plan: Plan,
  thresholds: BiasThresholds | null,
): { rules: Rules; tails: Tails } {
  const { tails, bounds } = drawAges(streams.stream('ages'), streams.stream('side of the ages'), task, plan);
  const delays = task.errorTypes.includes('protocol_window_violation')
    ? drawDelays(streams.stream('delays'), streams.stream('side of the delays'), task, plan)
    : null;
  return {
    rules: {
      age_min: bounds.min,
      age_max: bounds.max,
      treatment_window_days: delays?.limits.window ?? null,
      stage_iv_window_days: delays?.limits.stageIvWindow ?? null,
      comorbidity_threshold: delays?.limits.threshold ?? null,
      high_risk_sites: thresholds ? drawOutreachSites(streams.stream('outreach sites')) : null,
      dominance_threshold_pct: thresholds?.dominancePct ?? null,
      male_threshold_pct: thresholds?.malePct ?? null,
      adjusted_gap_threshold_pct: thresholds?.gapPct ?? null,
    },
    tails: { ages: tails, delays: delays?.tails ?? null },
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
