import { countControlArm, type ControlArm } from '../../agents/equity/control-arm.ts';
import { toRows } from '../../core/dataset/rows.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { ADJUSTMENTS } from '../certify/checks/adjustments.ts';
import { crudeGap, mortality, pooled, standardizedGap } from '../certify/checks/mortality-gaps.ts';
import { aucOf, tableOf } from '../statistics/auc.ts';
import { balancedAccuracyInterval } from '../statistics/balanced-accuracy.ts';
import { fitQuadratic, type Observation } from '../statistics/logistic.ts';
import { atMost } from './bound.ts';
import { areaEstimate, findArea, judged, type RedteamFinding } from './finding.ts';
import { biasTasks, verdictEpisodes, type Runs } from './runs.ts';

const FAMILY = 'bias from the data alone';
/**
 * The most that a fitted model may reach without the protocol. No verdict from the records can expect more than 0.60: of
 * six equally spaced gaps that one ladder of five thresholds allows, only the outermost two tell the label.
 */
const CEILING = 0.65;
/** The most that the adjusted gap alone may tell, as an area; the ladder makes it 0.68. */
const GAP_CEILING = 0.74;

/**
 * What stratified records tell of the label when the protocol, and with it the threshold, is not read: a logistic model of
 * gaps, stage mix and mortality, fitted on one half of the episodes and tried on the other, in turns; the adjusted gap
 * alone; and by how much the adjustments differ, which must tell nothing.
 */
export function dataVerdicts(runs: Runs): Promise<RedteamFinding[]> {
  return Promise.resolve(biasTasks(runs).flatMap((taskId) => dataVerdictsOf(runs, taskId)));
}

function dataVerdictsOf(runs: Runs, task_id: TaskId): RedteamFinding[] {
  const episodes = [...verdictEpisodes(runs, task_id)].map(({ dataset, truth }) => ({
    arm: countControlArm(toRows(dataset)),
    present: truth.biasMode === 'true_bias',
  }));
  const area = (valueOf: (arm: ControlArm) => number) => {
    const values = (present: boolean) =>
      episodes.filter((episode) => episode.present === present).map(({ arm }) => valueOf(arm));
    return aucOf(tableOf(values(true), values(false)));
  };
  const attack = (exploit: string) => ({
    family: FAMILY,
    exploit,
    task_id,
    measure: 'area under the ROC curve',
  });
  return [
    fitted(runs, task_id, episodes),
    judged(
      attack('adjusted gap'),
      areaEstimate(episodes.length, area(adjustedGap)),
      atMost(GAP_CEILING, runs.strictness),
    ),
    ...ADJUSTMENTS.slice(1).map(({ name, weight }) =>
      findArea(
        attack(`adjusted less ${name} gap`),
        episodes.length,
        area((arm) => adjustedGap(arm) - standardizedGap(arm, weight)),
      ),
    ),
  ];
}

function fitted(
  { strictness }: Runs,
  task_id: TaskId,
  episodes: readonly { readonly arm: ControlArm; readonly present: boolean }[],
): RedteamFinding {
  const observations = episodes.map(({ arm, present }): Observation => ({
    features: featuresOf(arm),
    present,
  }));
  const halves = [0, 1].map((half) => observations.filter((_, index) => index % 2 === half));
  const verdicts = halves.flatMap((tried, half) => {
    const odds = fitQuadratic(halves[1 - half] ?? []);
    return tried.map(({ features, present }) => ({ present, said: odds(features) > 0 }));
  });
  const estimate = balancedAccuracyInterval(verdicts) ?? { mean: 0.5, interval: null };
  return judged(
    {
      family: FAMILY,
      exploit: 'logistic model of gaps, stage mix and mortality',
      task_id,
      measure: 'balanced accuracy of a fitted model',
    },
    { episodes: episodes.length, ...estimate },
    atMost(CEILING, strictness),
  );
}

/** Nothing here depends on the protocol. */
function featuresOf(arm: ControlArm): number[] {
  const late = arm.strata.filter(({ stage }) => stage === 'IV');
  const sides = ['dominant', 'others'] as const;
  return [
    crudeGap(arm),
    ...ADJUSTMENTS.map(({ weight }) => standardizedGap(arm, weight)),
    ...sides.map((side) => pooled(late, side).patients / pooled(arm.strata, side).patients),
    ...sides.map((side) => mortality(pooled(late, side))),
  ];
}

function adjustedGap(arm: ControlArm): number {
  const protocols = ADJUSTMENTS[0];
  return protocols ? standardizedGap(arm, protocols.weight) : 0;
}
