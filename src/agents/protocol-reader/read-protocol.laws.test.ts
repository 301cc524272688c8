import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SITES } from '../../core/dataset/sites.ts';
import type { ExcerptContext } from '../../core/generate/excerpt/clause.ts';
import { CLAUSES } from '../../core/generate/excerpt/clauses.ts';
import { HEADINGS } from '../../core/generate/excerpt/layout.ts';
import { renderExcerpt } from '../../core/generate/excerpt/render.ts';
import { drawTrial } from '../../core/generate/excerpt/trial.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import type { Rules } from '../../core/model/protocol.ts';
import { ERROR_TYPES, RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import { Rng } from '../../core/random/rng.ts';
import { readErrorTypes, readProtocol } from './read-protocol.ts';

const RUNS = 3_000;

const days = fc.integer({ min: 5, max: 90 });
const percent = fc.integer({ min: 1, max: 99 });
const sites = fc.subarray(SITES.map(({ name }) => name));

const everyRule = fc.record({
  age_min: fc.integer({ min: 18, max: 60 }),
  age_max: fc.integer({ min: 61, max: 115 }),
  treatment_window_days: days,
  stage_iv_window_days: days,
  comorbidity_threshold: fc.integer({ min: 0, max: 20 }),
  high_risk_sites: sites,
  dominance_threshold_pct: percent,
  male_threshold_pct: percent,
  adjusted_gap_threshold_pct: percent,
});
const types = fc.subarray([...ERROR_TYPES], { minLength: 1 });
const word = fc.integer({ min: 1, max: 0xffff_ffff });
const stream = fc.tuple(word, word, word, word).map((state) => [...state] as const);

/** The rules that stay when only these clauses are in force. */
function inForce(rules: Rules, errorTypes: readonly string[], comorbidity: boolean, stageIv: boolean): Rules {
  const timed = errorTypes.includes('protocol_window_violation');
  const biased = errorTypes.includes('selection_bias');
  return {
    ...rules,
    treatment_window_days: timed ? rules.treatment_window_days : null,
    stage_iv_window_days: timed && stageIv ? rules.stage_iv_window_days : null,
    comorbidity_threshold: timed && stageIv && comorbidity ? rules.comorbidity_threshold : null,
    high_risk_sites: biased ? rules.high_risk_sites : null,
    dominance_threshold_pct: biased ? rules.dominance_threshold_pct : null,
    male_threshold_pct: biased ? rules.male_threshold_pct : null,
    adjusted_gap_threshold_pct: biased ? rules.adjusted_gap_threshold_pct : null,
  };
}

describe('readProtocol of renderExcerpt', () => {
  it(`is the rules, for any rules, clauses in force, and wording (${RUNS} cases)`, () => {
    fc.assert(
      fc.property(
        everyRule,
        types,
        fc.boolean(),
        fc.boolean(),
        stream,
        stream,
        (full, errorTypes, comorbidity, stageIv, trialStream, wording) => {
          const rules = inForce(full, errorTypes, comorbidity, stageIv);
          const task = { ...TASKS.task_hard, errorTypes };
          const trial = drawTrial(new Rng(trialStream));
          const excerpt = renderExcerpt(new Rng(wording), { task, rules, trial });
          expect(readProtocol(excerpt)).toEqual(rules);
          expect(readErrorTypes(excerpt)).toEqual(errorTypes);
          expect(renderExcerpt(new Rng(wording), { task, rules, trial })).toBe(excerpt);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it.each(RANKED_TASK_IDS)('is the rules on 2,000 wordings of one %s protocol', (taskId) => {
    const task = TASKS[taskId];
    const rules = inForce(RULES, task.errorTypes, task.comorbidityOverride, true);
    for (let seed = 0; seed < 2_000; seed++) {
      const context = { task, rules, trial: drawTrial(streamOf(seed)) };
      expect(readProtocol(renderExcerpt(streamOf(seed + 1), context))).toEqual(rules);
    }
  });

  it('is reached through every phrasing of every clause, every heading, and with any clause first', () => {
    const context: ExcerptContext = { task: TASKS.task_hard, rules: RULES, trial: drawTrial(streamOf(1)) };
    const excerpts = Array.from({ length: 600 }, (_, seed) => renderExcerpt(streamOf(seed), context));
    for (const clause of Object.values(CLAUSES)) {
      for (let phrasing = 0; phrasing < clause.size; phrasing++) {
        const text = clause.say(context, phrasing) ?? '?';
        const reached = excerpts.filter((excerpt) => excerpt.includes(text)).length;
        expect(reached, `${clause.name}, phrasing ${phrasing}`).toBeGreaterThan(40);
      }
    }
    for (const heading of Object.values(HEADINGS).flat()) {
      const upper = heading.toUpperCase();
      const reached = excerpts.filter((text) => text.includes(heading) || text.includes(upper)).length;
      expect(reached, `heading ${heading}`).toBeGreaterThan(40);
    }
  });
});

describe('a reader that knows one wording', () => {
  it('fails on most excerpts', () => {
    const context: ExcerptContext = { task: TASKS.task_hard, rules: RULES, trial: drawTrial(streamOf(1)) };
    const readers = [
      /aged (\d+) to (\d+) years/,
      /no younger than (\d+) and no older than (\d+)/,
      /no later than (\d+) days after enrollment/,
      /comorbidity_index exceeds (\d+)/,
      /exceeds (\d+)%/,
    ];
    const excerpts = Array.from({ length: 400 }, (_, seed) => renderExcerpt(streamOf(seed), context));
    for (const reader of readers) {
      const read = excerpts.filter((excerpt) => reader.test(excerpt)).length;
      expect(read).toBeGreaterThan(0);
      expect(read, `${reader}`).toBeLessThan(160);
    }
  });
});

const RULES: Rules = {
  age_min: 34,
  age_max: 78,
  treatment_window_days: 21,
  stage_iv_window_days: 35,
  comorbidity_threshold: 5,
  high_risk_sites: ['Dunmore Valley Hospital', 'Langholm Royal Infirmary', 'Hospital Pedra Serena'],
  dominance_threshold_pct: 61,
  male_threshold_pct: 54,
  adjusted_gap_threshold_pct: 12,
};

function streamOf(seed: number): Rng {
  return new Rng([Math.imul(seed, 0x9e3779b9), seed, 0x243f6a88, 0x85a308d3]);
}
