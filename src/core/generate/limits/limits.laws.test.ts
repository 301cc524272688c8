import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS, TRAP_KINDS, type RankedTaskId } from '../../model/vocabulary.ts';
import { seededStreams } from '../../random/streams.ts';
import { audit } from '../../rules/audit.ts';
import { TASKS } from '../../tasks/tasks.ts';
import { drawBiasCase } from '../bias/case.ts';
import { controlSize } from '../cohort/fill-arms.ts';
import { generateDataset } from '../dataset.ts';
import { drawTrial } from '../excerpt/trial.ts';
import { withDraws } from '../fixed-draws.test-support.ts';
import { drawPlan } from '../plan.ts';
import { drawRules } from '../rules.ts';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const taskId = fc.constantFrom(...RANKED_TASK_IDS);

describe('laws of the limits', () => {
  it('the records are the same, byte for byte, under each of the rule sets that they were drawn for', () => {
    fc.assert(
      fc.property(taskId, seed, (task_id, value) => {
        const [first, ...others] = worldsOf(task_id, value);
        for (const other of others) {
          expect(other.bytes).toEqual(first?.bytes);
          expect(other.rules).not.toEqual(first?.rules);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('each of those rule sets finds the planned number of violations, and other patients', () => {
    fc.assert(
      fc.property(taskId, seed, (task_id, value) => {
        const task = TASKS[task_id];
        const plan = drawPlan(seededStreams(task_id, value).stream('plan'), task);
        const worlds = worldsOf(task_id, value);
        const range = task.traps.comorbidity_override ?? { low: 0, size: 1 };
        for (const { found, overrides } of worlds) {
          expect(found.counts[0]).toBe(plan.violations.invalid_age);
          expect(found.counts[1]).toBe(plan.violations.temporal_inconsistency);
          const windows = (found.counts[2] ?? 0) - plan.violations.protocol_window_violation;
          expect(windows).toBe(overrides);
          expect(windows).toBeGreaterThanOrEqual(range.low);
          expect(windows).toBeLessThan(range.low + range.size);
        }
        expect(new Set(worlds.map(({ found }) => found.violations.join(''))).size).toBe(worlds.length);
      }),
      { numRuns: 40 },
    );
  });
});

/** The episode of a seed under every choice of sides, on the records of the first. */
function worldsOf(task_id: RankedTaskId, value: number) {
  const task = TASKS[task_id];
  const base = seededStreams(task_id, value);
  const plan = drawPlan(base.stream('plan'), task);
  const bias = task.errorTypes.includes('selection_bias')
    ? drawBiasCase(base, controlSize(task.patients), false)
    : null;
  const sides = task.errorTypes.includes('protocol_window_violation')
    ? ([
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ] as const)
    : ([
        [0, 0],
        [1, 0],
      ] as const);
  const drawn = sides.map(([ages, delays]) => {
    const streams = withDraws(base, { 'side of the ages': ages, 'side of the delays': delays });
    return drawRules(streams, task, plan, bias?.thresholds ?? null);
  });
  return drawn.map(({ rules }) => {
    const tails = drawn[0]?.tails;
    if (!tails) throw new Error('no first world');
    const trial = drawTrial(base.stream('trial'));
    const { dataset, traps } = generateDataset(base, { task, rules, tails, trial, plan, bias });
    return {
      rules,
      bytes: new Uint8Array(dataset.columns.age.buffer),
      found: audit(dataset, rules, task.errorTypes),
      overrides: traps.filter((kind) => kind === OVERRIDE).length,
    };
  });
}

/** The byte of a comorbidity override among the traps. */
const OVERRIDE = 1 + TRAP_KINDS.indexOf('comorbidity_override');
