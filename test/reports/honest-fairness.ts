import { biased, dated, noEquity, samples, unbiased } from './sample.ts';
import type { Told } from './told.ts';

const datedNoEquity = (told: Told) => noEquity(told) && dated(told);
const crudeAbove = (told: Told) => unbiased(told) && told.crude > told.gapLimit;
const crudeBelow = (told: Told) => biased(told) && told.crude < told.gapLimit;

/** Ways to tell that equity was out of scope, or what the control arm shows. */
export const HONEST_FAIRNESS = samples('Fairness', [
  [
    noEquity,
    (t) =>
      `Control-arm equity was not assessed because it is outside the scope of this task; only ages outside ${t.min}-${t.max} were examined.`,
  ],
  [
    noEquity,
    (t) =>
      `Selection bias was out of scope for this audit. The same age limits (${t.min} to ${t.max}) were applied to every patient regardless of gender, ethnicity or arm.`,
  ],
  [
    noEquity,
    (t) =>
      `An equity analysis of the control arm does not form part of this assignment. All ${t.ages} invalid_age flags were raised by the same rule.`,
  ],
  [
    noEquity,
    (t) => `Control-arm equity is beyond the scope of this screening, which yielded ${t.ages} invalid ages.`,
  ],
  [
    noEquity,
    (t) =>
      `No fairness analysis was performed, as control-arm equity was out of scope. The rule of ${t.min}–${t.max} years was applied uniformly.`,
  ],
  [
    noEquity,
    (t) =>
      `Equity of the control arm falls outside this audit's scope, so we draw no conclusion on it. The ${t.ages} patients flagged for invalid age were judged on age alone.`,
  ],
  [
    noEquity,
    (t) =>
      `This task does not cover selection bias in the control arm. Our ${t.ages} invalid age flags rest on the ${t.min}-${t.max} rule only.`,
  ],
  [
    datedNoEquity,
    (t) =>
      `Control arm equity was out of scope here; the audit covered age, chronology and the ${t.window}-day treatment window.`,
  ],
  [
    noEquity,
    (t) =>
      `Because the protocol excerpt defines no bias criterion, control-arm equity lies out of scope, and no bias flag was raised. The audit produced ${t.ages} invalid_age flags.`,
  ],
  [
    noEquity,
    (t) =>
      `Demographic fairness of the control arm was not within the scope of this review. Patients such as ${t.ageIds[0]} were flagged on age only.`,
  ],
  [
    datedNoEquity,
    (t) =>
      `We did not evaluate equity in the control arm: it is not in scope for this task. The ${t.window}-day and ${t.windowIv}-day windows were applied to both arms in the same way.`,
  ],
  [
    noEquity,
    (t) =>
      `Out of scope: control-arm equity. For completeness, ${t.ages} invalid ages were flagged without regard to demographic attributes.`,
  ],
  [
    unbiased,
    (t) =>
      `Selection bias is not supported: the stage-adjusted gap is ${t.gap} percentage points, under the ${t.gapLimit}-point threshold, although the dominant share (${t.dom}%) and male share (${t.male}%) exceed theirs.`,
  ],
  [
    unbiased,
    (t) =>
      `There is no evidence of bias, since the adjusted gap of ${t.gap} % stays under the ${t.gapLimit} % threshold.`,
  ],
  [
    unbiased,
    (t) =>
      `After stratifying by stage, the mortality difference between the dominant group and the others is ${t.gap} points. This is below ${t.gapLimit} points, so the selection bias criteria are not met.`,
  ],
  [
    crudeAbove,
    (t) =>
      `The crude gap of ${t.crude}% is largely a product of stage mix; once we adjust for stage it is ${t.gap}%, which stays below the ${t.gapLimit}% limit. We therefore did not flag selection bias.`,
  ],
  [
    unbiased,
    (t) =>
      `| Criterion | Observed | Threshold | Exceeded |\n|---|---|---|---|\n| Dominant share | ${t.dom}% | ${t.domLimit}% | yes |\n| Male share | ${t.male}% | ${t.maleLimit}% | yes |\n| Stage-adjusted gap | ${t.gap} pp | ${t.gapLimit} pp | no |\n\nTwo of the three criteria are met, but the stage-adjusted gap is not above its threshold; hence there is no selection bias under the protocol.`,
  ],
  [
    unbiased,
    (t) =>
      `Control arm: ${t.group} patients make up ${t.dom}% (threshold ${t.domLimit}%), men ${t.male}% (threshold ${t.maleLimit}%). The stage-adjusted mortality gap of ${t.gap} pp does not exceed ${t.gapLimit} pp. Conclusion: no selection bias.`,
  ],
  [
    unbiased,
    (t) =>
      `Adjusting for stage leaves a difference in mortality of ${t.gap} points, short of the ${t.gapLimit} points that the protocol requires for a finding of bias. We conclude that selection bias is absent.`,
  ],
  [
    unbiased,
    (t) =>
      `We find that the control arm does not meet the definition of selection bias. Its adjusted gap comes to ${t.gap} percentage points versus a threshold of ${t.gapLimit}.`,
  ],
  [
    unbiased,
    (t) =>
      `Although the control arm is demographically skewed, mortality adjusted for stage differs by only ${t.gap} percentage points (limit: ${t.gapLimit}). No selection bias was flagged.`,
  ],
  [
    unbiased,
    (t) =>
      `Excess Stage IV mortality at the outreach sites is not evidence of bias. The stage-adjusted gap is ${t.gap}%, i.e. within the ${t.gapLimit}% threshold; therefore selection bias is not present.`,
  ],
  [
    unbiased,
    (t) =>
      `The selection-bias test fails on its third condition: the stage-standardized gap is ${t.gap} points against a threshold of ${t.gapLimit}. Bias is thus not established.`,
  ],
  [
    unbiased,
    (t) =>
      `Bias verdict: not present. The adjusted gap of ${t.gap}% does not reach the ${t.gapLimit}% threshold.`,
  ],
  [
    crudeAbove,
    (t) =>
      `Confounding by stage accounts for the apparent disparity. With stage held constant the gap is ${t.gap} percentage points, below ${t.gapLimit}. There is no selection bias.`,
  ],
  [
    unbiased,
    (t) =>
      `Male share ${t.male}% > ${t.maleLimit}% and dominant share ${t.dom}% > ${t.domLimit}%, but stage-adjusted gap ${t.gap}% < ${t.gapLimit}%. All three would have to be exceeded, so selection bias is not confirmed.`,
  ],
  [
    biased,
    (t) =>
      `Selection bias is present. The dominant group accounts for ${t.dom}% of the control arm (threshold ${t.domLimit}%), men for ${t.male}% (threshold ${t.maleLimit}%), and the stage-adjusted mortality gap is ${t.gap} points (threshold ${t.gapLimit}).`,
  ],
  [
    biased,
    (t) =>
      `All three criteria are exceeded: dominant share ${t.dom}% > ${t.domLimit}%, male share ${t.male}% > ${t.maleLimit}%, and adjusted gap ${t.gap}% > ${t.gapLimit}%. We therefore flagged selection bias.`,
  ],
  [
    biased,
    (t) =>
      `After adjusting for stage, mortality among the other ethnicities is ${t.gap} percentage points higher than in the dominant group, which exceeds the ${t.gapLimit}-point threshold; the control arm shows selection bias.`,
  ],
  [
    biased,
    (t) =>
      `The difference in mortality is ${t.gap} points after adjusting for stage. Since this is more than ${t.gapLimit}, and both share criteria are met, we conclude that there is selection bias.`,
  ],
  [
    crudeBelow,
    (t) =>
      `The crude gap of ${t.crude}% hides the problem: adjusted for stage, the gap is ${t.gap}%, above the ${t.gapLimit}% limit. The control arm is biased.`,
  ],
  [
    biased,
    (t) =>
      `| Criterion | Observed | Threshold |\n|---|---|---|\n| Dominant share | ${t.dom}% | ${t.domLimit}% |\n| Male share | ${t.male}% | ${t.maleLimit}% |\n| Stage-adjusted gap | ${t.gap}% | ${t.gapLimit}% |\n\nWith all three thresholds crossed, the protocol's definition of selection bias is fulfilled.`,
  ],
  [
    biased,
    (t) =>
      `Yes, selection bias exists in the control arm: the stage-adjusted gap of ${t.gap} pp surpasses the limit of ${t.gapLimit} pp.`,
  ],
  [
    biased,
    (t) =>
      `Stratified analysis reveals an adjusted mortality gap of ${t.gap} percentage points, well above the ${t.gapLimit} permitted. We raised one selection_bias flag.`,
  ],
  [
    biased,
    (t) =>
      `Patients outside the dominant ethnicity die more often even within the same stage (adjusted gap ${t.gap}%, threshold ${t.gapLimit}%). This constitutes selection bias.`,
  ],
  [
    biased,
    (t) =>
      `Bias verdict: present. The adjusted gap of ${t.gap}% is above the ${t.gapLimit}% threshold, as are the dominant share (${t.dom}%, limit ${t.domLimit}%) and the male share (${t.male}%, limit ${t.maleLimit}%).`,
  ],
  [
    biased,
    (t) =>
      `Stage alone cannot explain the disparity: the stage-adjusted gap remains at ${t.gap} points, in excess of the ${t.gapLimit}-point limit. Selection bias was therefore flagged.`,
  ],
  [
    biased,
    (t) =>
      `The evidence supports a finding of selection bias, because the stage-adjusted gap (${t.gap}%) is higher than its threshold (${t.gapLimit}%) and so are the dominant share (${t.dom}%) and the male share (${t.male}%).`,
  ],
]);
