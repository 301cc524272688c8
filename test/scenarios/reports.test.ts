import { describe, expect } from 'vitest';
import {
  computeDistribution,
  flagRecord,
  flagSelectionBias,
  oracle,
  submitReport,
} from '../../src/agents/index.ts';
import {
  episodeScore,
  labelsOf,
  observe,
  toRows,
  type Episode,
  type EpisodeState,
} from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { adjustedGap, controlArm, thresholds } from '../support/equity.ts';
import { act, begin, episodeOf, WORK } from '../support/play.ts';
import { verifies } from '../verifies.ts';

/** Five flags raised, three of them right, in a medium episode. */
const medium = episodeOf('task_medium', 11);
const [first = '', second = '', third = ''] = Object.keys(labelsOf(medium).violations);
const raised = Object.entries(labelsOf(medium).violations)
  .slice(0, 3)
  .map(([id, type]) => flagRecord(type, id, 1));
const audited = () => act(begin(medium), ...WORK.task_medium, ...raised);
const { age_min, age_max, treatment_window_days: window } = medium.protocol.rules;

const OUT_OF_SCOPE = `This audit covered ages from ${age_min} to ${age_max} years; control-arm equity was out of scope.`;

/** A report whose five sections are each grounded. */
const GROUNDED = [
  `Protocol: Eligible patients are ${age_min} to ${age_max} years old.`,
  `Root cause: ${first} points to data entry errors at the site as the root cause.`,
  `Risk: Records such as ${second} put patient safety and data integrity at risk.`,
  `Corrective action: We recommend to query the site about ${third}.`,
  `Fairness: ${OUT_OF_SCOPE}`,
];

describe('reports', () => {
  verifies('report:sections', () => {
    expect(points(audited(), GROUNDED.join('\n'))).toBe(5);
    for (let left = 0; left < 5; left++)
      expect(points(audited(), GROUNDED.filter((_, index) => index !== left).join('\n'))).toBe(4);
    expect(points(audited(), GROUNDED[0] ?? '')).toBe(1);
    const { task_description } = observe(begin(medium));
    for (const heading of ['Protocol', 'Root cause', 'Risk', 'Corrective action', 'Fairness'])
      expect(task_description).toContain(heading);
  });

  verifies('report:keywords', () => {
    const nothing = [
      '',
      'Protocol Root cause Risk Corrective action Fairness',
      'Protocol:\nRoot cause:\nRisk:\nCorrective action:\nFairness:',
      'protocol, root cause, risk, corrective action, fairness, safety, integrity, query, training, bias, equity '.repeat(
        50,
      ),
      'Protocol: protocol age window.\nRoot cause: data entry.\nRisk: safety integrity.\nCorrective action: query site.\nFairness: equity bias.',
      'The dataset was audited. All is well.',
    ];
    expect(nothing.map((text) => points(audited(), text))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  verifies('report:negated', () => {
    const negated = [
      `Protocol: Eligible patients are not ${age_min} to ${age_max} years old.`,
      `Root cause: No root cause such as data entry errors was found for ${first}.`,
      `Risk: No risk to patient safety or data integrity was assessed for ${second}.`,
      `Corrective action: We do not recommend to query the site about ${third}.`,
      'Fairness: Control-arm equity was not out of scope of this audit.',
    ];
    for (const [index, section] of negated.entries())
      expect(points(audited(), section), `section ${index}`).toBe(0);
  });

  verifies('report:false-fact', () => {
    const wrong = [
      `Protocol: Eligible patients are ${age_min + 1} to ${age_max} years old.`,
      `Protocol: Eligible patients are ${age_min} to ${age_max} years old. The treatment window is ${(window ?? 0) + 1} days.`,
      `Risk: We raised 39 invalid_age flags, and they put patient safety and data integrity at risk.`,
      `Root cause: ${first} and P9999 point to data entry errors at the site as the root cause.`,
    ];
    for (const section of wrong) expect(points(audited(), section), `of: ${section}`).toBe(0);
  });

  verifies('report:foreign-facts', async () => {
    const environment = inProcessEnvironment();
    const options = { observation_mode: 'paged', reward_mode: 'terminal', feedback_mode: 'blind' } as const;
    const foreign = async (seed: number) => {
      const run = await runEpisode(oracle, environment, { task_id: 'task_hard', seed, ...options });
      const last = run.actions.at(-1)?.message;
      return last !== null && typeof last === 'object' && 'report' in last ? String(last.report) : '';
    };
    const own = episodeOf('task_hard', 21);
    const state = act(begin(own), ...WORK.task_hard, computeDistribution('outcome', 'stage'));
    // A gap of another episode may lie within a point of this one's: that is true here as well, and all that can be.
    const earned = [];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const over = act(state, submitReport(await foreign(seed)));
      expect(observe(over).feedback).toContain('Protocol ✗, Root cause ✗, Risk ✗, Corrective action ✗');
      earned.push(episodeScore(over).breakdown.report);
    }
    expect(earned.filter((share) => share > 0).length).toBeLessThan(earned.length / 2);
  });

  verifies('report:fairness-out-of-scope', () => {
    const said = (text: string) => points(audited(), `Fairness: ${text}`);
    expect(said(OUT_OF_SCOPE)).toBe(1);
    expect(said('Control-arm equity was out of scope of this audit.')).toBe(0);
    expect(said(OUT_OF_SCOPE.replace('was out', 'was not out'))).toBe(0);
    expect(said('The control arm shows no selection bias.')).toBe(0);
    expect(said('The control arm shows selection bias, with a gap of 12 percentage points.')).toBe(0);
  });

  verifies('report:fairness-verdict', () => {
    for (const seed of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const episode = episodeOf('task_hard', seed);
      const biased = labelsOf(episode).bias?.present === true;
      const gap = Math.round(1000 * adjustedGap(controlArm(toRows(episode.dataset)))) / 10;
      const said = (gapPoints: number, verdict: boolean) =>
        `Fairness: The stage-adjusted mortality gap of the control arm is ${gapPoints} percentage points. ${
          verdict
            ? 'Selection bias is present in the control arm.'
            : 'Selection bias is not present in the control arm.'
        }`;
      const state = played(episode, biased);
      expect(points(state, said(gap, biased)), `of: ${said(gap, biased)}`).toBe(1);
      expect(points(state, said(gap, !biased))).toBe(0);
      expect(points(state, said(gap + 3, biased))).toBe(0);
      expect(
        points(
          state,
          `Fairness: ${biased ? 'Selection bias is present.' : 'Selection bias is not present.'}`,
        ),
      ).toBe(0);
      expect(points(state, 'Fairness: Control-arm equity was out of scope of this audit.')).toBe(0);
      expect(thresholds(episode.protocol.rules).gap).toBeGreaterThan(0);
    }
  });
});

function played(episode: Episode, flagged: boolean): EpisodeState {
  const work = act(begin(episode), ...WORK.task_hard, computeDistribution('outcome', 'stage'));
  return flagged ? act(work, flagSelectionBias(1)) : work;
}

function points(state: EpisodeState, report: string): number {
  return Math.round(5 * episodeScore(act(state, submitReport(report))).breakdown.report);
}
