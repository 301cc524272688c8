import { describe, expect, it } from 'vitest';
import { allocateColumns } from '../../../core/dataset/dataset.ts';
import { generateEpisode, type Episode } from '../../../core/generate/episode.ts';
import { ETHNICITIES } from '../../../core/model/patient.ts';
import { countEpisode, episodeAucs, type EpisodeCounts } from './episode-counts.ts';
import { episodeFeatures } from './episode-features.ts';
import { countRecords, emptyRecordCounts, recordAucs } from './record-counts.ts';

/** An episode of the first rows valid and the last violating: row order tells everything, nothing else tells a thing. */
function ordered(size: number): Episode {
  const episode = generateEpisode({ task_id: 'train_small', seed: 1 });
  const violations = new Uint8Array(size).fill(1, size / 2);
  return {
    ...episode,
    dataset: { ...episode.dataset, size, columns: allocateColumns(size) },
    truth: { ...episode.truth, audit: { ...episode.truth.audit, violations } },
  };
}

describe('the audit of record-level shortcuts', () => {
  it('sees a leak by row order and none where every record is alike', () => {
    const counts = emptyRecordCounts();
    countRecords(counts, ordered(200));
    const aucs = new Map(recordAucs(counts).map(({ feature, auc }) => [feature, auc]));
    expect(aucs.get('row')).toBe(1);
    expect(aucs.get('baseline_ldh')).toBe(0.5);
    expect(aucs.get('insurance_type = Medicare')).toBe(0.5);
  });

  it('looks at each category alone', () => {
    const episode = ordered(200);
    // Codes of INSURANCE_TYPES: 0 is Private, 1 Medicare, 2 Medicaid.
    episode.dataset.columns.insurance.fill(1, 100);
    const counts = emptyRecordCounts();
    countRecords(counts, episode);
    const aucs = new Map(recordAucs(counts).map(({ feature, auc }) => [feature, auc]));
    expect(aucs.get('insurance_type = Medicare')).toBe(1);
    expect(aucs.get('insurance_type = Private')).toBe(0);
    expect(aucs.get('insurance_type = Medicaid')).toBe(0.5);
  });

  it('compares only records of one stratum', () => {
    const episode = ordered(200);
    // All that is in Stage IV violates and has a high LDH: the stage explains both.
    episode.dataset.columns.stage.fill(3, 100);
    episode.dataset.columns.ldh.fill(500, 100);
    const counts = emptyRecordCounts();
    countRecords(counts, episode);
    expect(recordAucs(counts)).toEqual([]);
  });
});

describe('the audit of shortcuts to the bias mode', () => {
  it('sees a title that tells the mode, and nothing in episodes without a mode', () => {
    const counts: EpisodeCounts = new Map();
    for (let seed = 0; seed < 30; seed++) {
      const episode = generateEpisode({ task_id: 'task_hard', seed });
      const number = episode.truth.biasMode === 'true_bias' ? 900 : 100;
      countEpisode(counts, { ...episode, protocol: { ...episode.protocol, title: `Trial ${number}` } });
    }
    countEpisode(counts, generateEpisode({ task_id: 'task_medium', seed: 0 }));
    const aucs = new Map(episodeAucs(counts).map(({ feature, auc }) => [feature, auc]));
    expect(aucs.get('protocol number')).toBe(1);
    expect(aucs.get('title length')).toBe(0.5);
    expect(aucs.get('dominance threshold')).toBeGreaterThan(0.2);
  });

  it('looks at every noise column, in the whole control arm and between its groups', () => {
    const features = [...episodeFeatures(generateEpisode({ task_id: 'task_hard', seed: 3 })).keys()];
    for (const column of ['LDH', 'BMI', 'ECOG', 'systolic pressure', 'tumor Lung', 'smoking Current']) {
      expect(features).toContain(`${column}, control arm`);
      expect(features).toContain(`${column}, gap between groups`);
    }
    expect(features).toContain('mean patient number of deceased controls');
  });

  it.each([
    ['a noise column', 'LDH, control arm', (episode: Episode) => episode.dataset.columns.ldh.fill(999)],
    [
      'a noise column of one group',
      'smoking Current, gap between groups',
      ({ dataset: { columns }, truth }: Episode) =>
        columns.ethnicity.forEach((code, row) => {
          columns.smoking[row] = ETHNICITIES[code] === truth.audit.bias?.dominantGroup ? 0 : 2;
        }),
    ],
    [
      'the patient numbers',
      'lowest patient number of deceased controls',
      ({ dataset: { columns } }: Episode) => columns.outcome.fill(0, 0, 300),
    ],
  ])('sees %s that tells the mode', (_, feature, leak) => {
    const counts: EpisodeCounts = new Map();
    for (let seed = 0; seed < 12; seed++) {
      const episode = generateEpisode({ task_id: 'task_hard', seed });
      if (episode.truth.biasMode === 'true_bias') leak(episode);
      countEpisode(counts, episode);
    }
    const aucs = new Map(episodeAucs(counts).map((estimate) => [estimate.feature, estimate.auc]));
    expect(Math.abs((aucs.get(feature) ?? 0.5) - 0.5)).toBe(0.5);
  });
});
