import { countControlArm, type Stratum } from '../../agents/equity/control-arm.ts';
import { toRows } from '../../core/dataset/rows.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { crudeGap, pooled } from '../certify/checks/mortality-gaps.ts';
import { aucOf, pooledAuc, tableOf } from '../statistics/auc.ts';
import { atMost } from './bound.ts';
import { areaEstimate, judged, type RedteamFinding } from './finding.ts';
import { biasTasks, verdictEpisodes, type Runs } from './runs.ts';

/**
 * The most that deaths by stage may tell of the label when ethnicities are not told apart. They tell the rung of the
 * ladder, as the adjusted gap does, and so make an area of 0.68 and no more. It cannot be brought to chance: the
 * Mantel-Haenszel gap is a function of the deaths by side, the deaths by stage and the sizes alone, and each label must
 * keep its side under that adjustment too.
 */
const CEILING = 0.74;

/**
 * How well the share of control-arm deaths in Stage IV tells the label once the side of the crude gap is known: the
 * cheapest join of stage with outcome. Published, and held below a ceiling.
 */
export function earlyDeaths(runs: Runs): Promise<RedteamFinding[]> {
  return Promise.resolve(biasTasks(runs).map((taskId) => earlyDeathsOf(runs, taskId)));
}

function earlyDeathsOf(runs: Runs, task_id: TaskId): RedteamFinding {
  const sides = { above: newSamples(), below: newSamples() };
  for (const { dataset, protocol, truth } of verdictEpisodes(runs, task_id)) {
    const arm = countControlArm(toRows(dataset));
    const late = arm.strata.filter(({ stage }) => stage === 'IV');
    const isAbove = crudeGap(arm) * 100 > (protocol.rules.adjusted_gap_threshold_pct ?? 0);
    // Confounding makes a crude gap above the threshold by deaths in Stage IV, and hides one below it.
    const suspicion = ((isAbove ? -1 : 1) * deathsIn(late)) / deathsIn(arm.strata);
    const samples = isAbove ? sides.above : sides.below;
    (truth.biasMode === 'true_bias' ? samples.biased : samples.confounded).push(suspicion);
  }
  const area = pooledAuc(
    [sides.above, sides.below].map(({ biased, confounded }) => aucOf(tableOf(biased, confounded))),
  );
  const attack = {
    family: 'single-feature bias classifier',
    exploit: 'share of deaths in Stage IV, by side of the crude gap',
    task_id,
    measure: 'area under the ROC curve',
  };
  return judged(attack, areaEstimate(runs.verdictSeeds.length, area), atMost(CEILING, runs.strictness));
}

function deathsIn(strata: readonly Stratum[]): number {
  return pooled(strata, 'dominant').deaths + pooled(strata, 'others').deaths;
}

interface Samples {
  readonly biased: number[];
  readonly confounded: number[];
}

function newSamples(): Samples {
  return { biased: [], confounded: [] };
}
