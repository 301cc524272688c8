import { describe, expect } from 'vitest';
import { readProtocol } from '../../src/agents/index.ts';
import {
  COLUMNS,
  labelsOf,
  observe,
  TASK_IDS,
  toRows,
  type Action,
  type TaskId,
} from '../../src/core/index.ts';
import { handMade, records } from '../support/hand-made.ts';
import { act, answer, begin, episodeOf, WORK } from '../support/play.ts';
import { verifies } from '../verifies.ts';

const SEEDS = Array.from({ length: 250 }, (_, seed) => seed);
const excerpts = (task_id: TaskId) => SEEDS.map((seed) => episodeOf(task_id, seed).protocol.excerpt);

describe('the rules of a protocol', () => {
  verifies('protocol:sampled', () => {
    const inForce = TASK_IDS.map((id) =>
      Object.entries(episodeOf(id, 9).protocol.rules).flatMap(([name, value]) =>
        value === null ? [] : [name],
      ),
    );
    const age = ['age_min', 'age_max'];
    const timed = [...age, 'treatment_window_days', 'stage_iv_window_days'];
    const all = [
      ...timed,
      'comorbidity_threshold',
      'high_risk_sites',
      'dominance_threshold_pct',
      'male_threshold_pct',
      'adjusted_gap_threshold_pct',
    ];
    expect(inForce).toEqual([age, timed, all, timed]);
    for (const seed of SEEDS) {
      const { rules } = episodeOf('task_hard', seed).protocol;
      expect(rules.stage_iv_window_days).toBeGreaterThan(rules.treatment_window_days ?? Infinity);
      expect(rules.high_risk_sites?.length).toBeGreaterThan(0);
    }
  });

  verifies('protocol:rule-sets', () => {
    const distinct = (['task_easy', 'task_medium', 'task_hard'] as const).map((id) => {
      const seeds = Array.from({ length: 1_000 }, (_, seed) => seed);
      return new Set(seeds.map((seed) => JSON.stringify(episodeOf(id, seed).protocol.rules))).size;
    });
    const [easy = 0, medium = 0, hard = 0] = distinct;
    expect(easy).toBeGreaterThanOrEqual(200);
    expect(medium).toBeGreaterThanOrEqual(850);
    expect(hard).toBeGreaterThanOrEqual(850);
  });

  verifies('protocol:clinical-defaults-fail', () => {
    for (const seed of SEEDS) {
      const episode = episodeOf('task_easy', seed);
      const suspects = toRows(episode.dataset).filter(({ age }) => age === null || age < 18 || age > 120);
      const violations = Object.keys(labelsOf(episode).violations);
      expect(suspects.length).toBeLessThan(violations.length / 2);
    }
  });
});

describe('the excerpt', () => {
  verifies('protocol:parse-of-render', () => {
    for (const id of TASK_IDS) {
      for (const seed of SEEDS) {
        const { excerpt, rules } = episodeOf(id, seed).protocol;
        expect(readProtocol(excerpt), `${id} ${seed}`).toEqual(rules);
      }
    }
  });

  verifies('protocol:phrasings', () => {
    const texts = excerpts('task_hard').map((text) => text.replaceAll(/\d+/g, '#'));
    const sentences = (about: RegExp) =>
      new Set(texts.map((text) => text.split(/(?<=[.:])\s/).find((sentence) => about.test(sentence))));
    expect(sentences(/\bage(d|s)?\b|birthday/i).size).toBeGreaterThanOrEqual(4);
    expect(sentences(/standard (window|limit|one)/i).size).toBeGreaterThanOrEqual(4);
    expect(sentences(/comorbidity/i).size).toBeGreaterThanOrEqual(4);
    const orders = texts.map((text) =>
      [/birthday|\baged?\b/i, /comorbidity/i, /selection bias/i]
        .map((about, index) => ({ at: text.search(about), index }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ index }) => index)
        .join(''),
    );
    expect(new Set(orders).size).toBeGreaterThanOrEqual(4);
  });

  verifies('protocol:inclusive-bounds', () => {
    for (const text of excerpts('task_easy')) {
      expect(text).toMatch(
        /inclusive|both limits are themselves|reached the .* birthday but not yet|of exactly \d+ or exactly \d+ years is|part of the eligible range|last year of this range included/,
      );
      expect(text).toMatch(/without an age|age is missing|blank or null age|no age is given/);
    }
  });

  verifies('protocol:window-conventions', () => {
    const allowed = [
      /last (of these days is within|day included)/,
      /exactly \d+ days (complies|is still allowed)/,
      /just that length is still acceptable/,
      /\d+ (or more days|days or more)/,
      /on that very day is on time/,
      /equal to this limit is allowed/,
      /up to and including day/,
    ];
    for (const text of excerpts('task_medium'))
      expect(allowed.filter((phrase) => phrase.test(text)).length, `in: ${text}`).toBeGreaterThanOrEqual(1);
  });

  verifies('protocol:same-day-death', () => {
    for (const text of excerpts('task_medium'))
      expect(text).toMatch(
        /on the day of treatment start is valid|on the very day of the first dose|on the same date or shortly after|Equal dates are valid|on or after the day of the first dose/,
      );
  });

  verifies('protocol:adjusted-gap-defined', () => {
    for (const text of excerpts('task_hard')) {
      expect(text).toMatch(/stage-adjusted mortality gap/);
      expect(text).toMatch(/fewer than 5|at least 5|number 4 control patients or fewer/);
      expect(text).toMatch(/renormalized|rescaled|scaled up/);
      expect(text).toMatch(/weight/);
      expect(text).toMatch(/tie for|tie for the dominant|shared by two|not unique/);
    }
  });

  verifies('protocol:outreach-is-no-evidence', () => {
    for (const seed of SEEDS) {
      const { excerpt, rules } = episodeOf('task_hard', seed).protocol;
      for (const site of rules.high_risk_sites ?? ['none']) expect(excerpt).toContain(site);
      expect(excerpt).toMatch(/outreach/);
      expect(excerpt).toMatch(
        /no evidence|not evidence|give no evidence|does not by itself indicate|No conclusion on selection bias/,
      );
    }
  });

  verifies('protocol:control-arm-only', () => {
    for (const text of excerpts('task_hard'))
      expect(text).toMatch(
        /control arm only|all records of the control arm|control arm and from nothing else|Control-arm patients, all of them/,
      );
  });

  verifies('record:platform-trial', () => {
    for (const id of TASK_IDS) for (const text of excerpts(id)) expect(text).toMatch(/tumor-agnostic/);
  });
});

describe('what else can be read', () => {
  verifies('protocol:only-source', () => {
    const rows = records({ age: 17 }, { age: 81, stage: 'IV' }, { treatment_start: '2022-04-07' }, {});
    const one = handMade('task_medium', rows);
    const other = handMade('task_medium', rows, {
      rules: { age_min: 40, age_max: 70, treatment_window_days: 14, stage_iv_window_days: 20 },
    });
    const looks: Action[] = COLUMNS.flatMap((variable) => [
      { action_type: 'investigate_pattern', variable },
      { action_type: 'compute_distribution', variable },
    ]);
    const blind = { reward_mode: 'terminal', feedback_mode: 'blind' } as const;
    let [mine, theirs] = [begin(one, blind), begin(other, blind)];
    for (const action of looks) {
      [mine, theirs] = [act(mine, action), act(theirs, action)];
      if (mine.end === null) expect(observe(mine)).toEqual(observe(theirs));
    }
  });

  verifies(
    'protocol:only-source',
    () => {
      for (const id of ['task_easy', 'task_medium', 'task_hard'] as const) {
        const told = SEEDS.slice(0, 30).map((seed) => {
          const { task_description, task_type } = answer(begin(episodeOf(id, seed)), ...WORK[id]);
          return `${task_type} ${task_description}`;
        });
        expect(new Set(told).size).toBe(1);
      }
    },
    'the task description is the same for every seed',
  );

  verifies('protocol:titles-are-public', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { title } = episodeOf('task_hard', seed).protocol;
      const clean = episodeOf('task_hard', seed, { prevalence: 0 });
      const other = episodeOf('task_hard', seed, { error_types: ['invalid_age'] });
      expect([clean.protocol.title, other.protocol.title]).toEqual([title, title]);
    }
    expect(new Set(SEEDS.map((seed) => episodeOf('task_hard', seed).protocol.title)).size).toBe(SEEDS.length);
  });
});
