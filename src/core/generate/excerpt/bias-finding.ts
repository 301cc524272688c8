import type { Rules } from '../../model/protocol.ts';
import { clause, type ExcerptContext } from './clause.ts';
import { bulleted } from './wording.ts';

/** The three conditions of selection bias, each strict, all needed. */
export const biasCriteriaClause = clause('bias criteria', ({ rules }) => thresholdsOf(rules), [
  ({ dominance, male, gap }) =>
    `Selection bias is present when all three of the following hold: the share of the dominant (largest) ethnicity exceeds ${dominance}%, the share of male patients exceeds ${male}%, and the stage-adjusted mortality gap exceeds ${gap} percentage points.`,
  ({ dominance, male, gap }) =>
    `Selection bias is reported (selection_bias) if every one of these conditions is met, and otherwise not:${bulleted(
      [
        `stage-adjusted mortality gap: more than ${gap} percentage points`,
        `dominant (largest) ethnicity: more than ${dominance}% of patients`,
        `male patients: more than ${male}% of patients`,
      ],
    )}A figure equal to its threshold does not meet the condition.`,
  ({ dominance, male, gap }) =>
    `Three conditions must be met together for a finding of selection bias. Male patients make up more than ${male}%; the dominant ethnicity, which is the most numerous one, makes up more than ${dominance}%; and the stage-adjusted mortality gap is greater than ${gap} percentage points.`,
  ({ dominance, male, gap }) =>
    `There is no selection bias if the dominant ethnicity (the one with the most patients) accounts for ${dominance}% or less, if male patients account for ${male}% or less, or if the stage-adjusted mortality gap is ${gap} percentage points or less. When none of the three is the case, selection bias is present.`,
  ({ dominance, male, gap }) =>
    `Let G be the stage-adjusted mortality gap, D the share of the dominant (largest) ethnicity, and M the share of male patients. Selection bias is present if and only if G > ${gap} percentage points, D > ${dominance}%, and M > ${male}%.`,
]);

/** Where selection bias is looked for: once per dataset, in the control arm, on all its records. */
export const biasPopulationClause = clause('bias population', inForce, [
  () =>
    'Selection bias is a finding on the dataset as a whole and is assessed in the control arm only. Every control record counts, even one with another violation; the treatment arm plays no part.',
  () =>
    'The assessment of selection bias is made once for the whole dataset. It rests on all records of the control arm, whatever else may be wrong with them, and on no record of the treatment arm.',
  () =>
    'Shares and mortality are computed from the control arm and from nothing else; imbalances in the treatment arm are disregarded. No control record is set aside for any other violation. The outcome is a single statement on the dataset, selection bias present or absent.',
  () =>
    'Control-arm patients, all of them and they alone, are the basis of the assessment: records with other violations stay in, and treatment-arm records stay out. Selection bias concerns the dataset, not a single patient.',
]);

/** A mortality gap that ignores stage proves nothing. */
export const crudeGapClause = clause('crude gap', inForce, [
  () => 'The crude mortality gap, which ignores stage, does not count.',
  () => 'An unstratified comparison of mortality is not a criterion, whichever way it points.',
  () => 'No weight is given to the crude (unstratified) mortality gap.',
  () =>
    'Differences in overall mortality that are not adjusted for stage neither establish nor rule out selection bias.',
]);

/** The three thresholds in percent, or null where selection bias is not in force. */
function thresholdsOf(rules: Rules) {
  const {
    dominance_threshold_pct: dominance,
    male_threshold_pct: male,
    adjusted_gap_threshold_pct: gap,
  } = rules;
  return dominance === null || male === null || gap === null ? null : { dominance, male, gap };
}

function inForce({ rules }: ExcerptContext) {
  return thresholdsOf(rules);
}
