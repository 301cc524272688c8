import { expect, test } from 'vitest';
import { patientId } from '../../core/dataset/dataset.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import { decides } from './rules-of-clause.ts';
import { deriveRow } from './derivation.ts';
import { equityFigures } from './equity.ts';

const EPISODES = [1, 7, 42, 99].map((seed) => generateEpisode({ task_id: 'task_hard', seed }));

test('derivations agree with the answer key on every row', () => {
  for (const episode of EPISODES) {
    const { violations } = labelsOf(episode);
    for (let row = 0; row < episode.dataset.size; row++) {
      const broken = deriveRow(episode, row).filter((derivation) => derivation.violates);
      expect(broken.map((derivation) => derivation.errorType)).toEqual(
        Object.hasOwn(violations, patientId(row)) ? [violations[patientId(row)]] : [],
      );
    }
  }
});

test('the clauses of ages, windows and dates decide exactly the violations, the excused delays apart', () => {
  for (const episode of EPISODES) {
    const { violations } = labelsOf(episode);
    const decided = (['age', 'missingAge', 'timeline', 'treatmentWindow'] as const).flatMap((clause) =>
      decides(episode, clause),
    );
    const beyond = decides(episode, 'stageIvWindow').filter((row) =>
      Object.hasOwn(violations, patientId(row)),
    );
    expect(new Set([...decided, ...beyond].map(patientId))).toEqual(new Set(Object.keys(violations)));
  }
});

test('a comorbidity override reads as stage, comorbidity, window', () => {
  const [episode] = EPISODES.slice(2);
  if (!episode) throw new Error('seed 42 is missing');
  const [row = -1] = decides(episode, 'comorbidityOverride');
  const derivation = deriveRow(episode, row).find(
    ({ errorType }) => errorType === 'protocol_window_violation',
  );
  expect(derivation?.violates).toBe(true);
  expect(derivation?.steps.map((step) => step.what)).toEqual([
    'enrollment → start',
    'Stage IV window',
    'comorbidity',
  ]);
  expect(derivation?.steps[2]?.is).toMatch(/^\d+ > \d+, so \d+ d$/);
});

test('equity figures are the engine’s, inside their intervals', () => {
  for (const episode of EPISODES) {
    const figures = equityFigures(episode.dataset, episode.protocol.rules);
    const { bias } = labelsOf(episode);
    expect(figures?.crude?.value).toBe(bias?.crude_gap);
    expect(figures?.adjusted?.value).toBe(bias?.adjusted_gap);
    expect(figures?.present).toBe(bias?.present);
    for (const gap of [
      figures?.crude,
      figures?.adjusted,
      ...(figures?.stages.map((stage) => stage.gap) ?? []),
    ]) {
      if (!gap) continue;
      expect(gap.low).toBeLessThanOrEqual(gap.value);
      expect(gap.high).toBeGreaterThanOrEqual(gap.value);
    }
    expect(figures?.stages.reduce((sum, stage) => sum + stage.weight, 0)).toBeCloseTo(1, 12);
  }
});
