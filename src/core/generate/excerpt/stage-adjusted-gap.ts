import { clause, type ExcerptContext } from './clause.ts';

/** The definition of the stage-adjusted mortality gap: direction, strata, and weights. */
export const adjustedGapClause = clause('adjusted gap', inForce, [
  () =>
    'Mortality is the share of patients with outcome deceased. Within each stage, the gap is the mortality of all other ethnicities combined minus the mortality of the dominant ethnicity. The stage-adjusted mortality gap is the weighted mean of these gaps, each stage having its number of control patients as weight.',
  () =>
    'To adjust for stage, control patients are divided by stage. In each stratum the mortality of the dominant ethnicity (deceased patients as a share of all its patients) is subtracted from that of the remaining ethnicities pooled, and the strata are combined in a mean weighted by their numbers of control patients. The result is the stage-adjusted mortality gap.',
  () =>
    'The stage-adjusted mortality gap compares like with like: stage by stage, take the proportion deceased among all ethnicities other than the dominant one, taken together, and deduct the proportion deceased in the dominant ethnicity. These differences are averaged over the stages, and a stage weighs as much as it has patients in the control arm.',
  () =>
    'For every stage, gap = mortality of the others - mortality of the dominant ethnicity, where the others are all patients of any other ethnicity and mortality is the fraction deceased. The sum of gap x weight over the stages is the stage-adjusted mortality gap, and weight = the share of the stage in the control patients of the stages used.',
]);

/** Which stages are too small to be used, and that the weights are renormalized. */
export const smallStageClause = clause('small stages', inForce, [
  () =>
    'A stage with fewer than 5 control patients on either side (dominant ethnicity or all others) is left out, and the weights are renormalized over the stages that remain.',
  () =>
    'A stage is used only if it has at least 5 control patients of the dominant ethnicity and at least 5 of the other ethnicities combined; the weights of the stages used are rescaled so that they sum to one.',
  () =>
    'Stages in which the dominant ethnicity or the pooled others number 4 control patients or fewer are dropped, after which the weights are renormalized over the stages kept.',
  () =>
    'Small stages do not enter the mean: where one of the two sides, dominant or others, has fewer than 5 control patients, the stage is excluded and the remaining weights are scaled up to make a whole.',
]);

/** When the assessment has no answer: then there is no bias. */
export const undecidedBiasClause = clause('undecided bias', inForce, [
  () => 'If no stage is kept, or if ethnicities tie for the largest, selection bias is not present.',
  () =>
    'A tie for the dominant ethnicity, or the lack of any usable stage, means that selection bias is not present.',
  () =>
    'Selection bias is also absent when no stage remains, and when the largest number of patients is shared by two or more ethnicities.',
  () =>
    'Where the dominant ethnicity is not unique, or where every stage is too small, the conclusion is that there is no selection bias.',
]);

function inForce({ rules }: ExcerptContext) {
  return rules.adjusted_gap_threshold_pct;
}
