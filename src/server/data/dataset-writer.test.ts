import { expect, it } from 'vitest';
import { datasetJson, generateEpisode, TASK_IDS } from '../../core/index.ts';
import { datasetJsonBytes } from './dataset-writer.ts';

it.each(TASK_IDS)('writes the bytes of datasetJson: %s', (task_id) => {
  for (let seed = 0; seed < 40; seed++) {
    const { dataset } = generateEpisode({ task_id, seed });
    const bytes = datasetJsonBytes(dataset);
    expect(bytes.equals(Buffer.from(datasetJson(dataset)))).toBe(true);
  }
});

it('writes a trial of another shape', () => {
  const { dataset } = generateEpisode({
    task_id: 'task_easy',
    seed: 1,
    task_overrides: { patients: 41, noise_columns: [] },
  });
  expect(JSON.parse(datasetJsonBytes(dataset).toString())).toHaveLength(41);
  expect(datasetJsonBytes(dataset).toString()).toBe(datasetJson(dataset));
});
