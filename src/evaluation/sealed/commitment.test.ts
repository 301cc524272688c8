import { describe, expect, it } from 'vitest';
import { commitTo, revealFaults, type Commitment } from './commitment.ts';

const key = new Uint8Array(32).fill(3);
const commitment = commitTo(key, 'private', ['train_small', 'task_easy'], 3);

describe('a commitment to sealed episodes', () => {
  it('holds for the key that was revealed, and for the root that was published', () => {
    expect(commitment.episodes).toHaveLength(6);
    expect(revealFaults(JSON.parse(JSON.stringify(commitment)), key, commitment.root)).toEqual([]);
  });

  it('tells nothing of the episodes: no two hashes are alike, and none is that of another key', () => {
    const other = commitTo(new Uint8Array(32).fill(4), 'private', ['train_small', 'task_easy'], 3);
    const hashes = [commitment, other].flatMap(({ key: own, root, episodes }) => [
      own,
      root,
      ...episodes.flatMap((episode) => [episode.key, episode.data]),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it.each([
    ['another key', commitment, new Uint8Array(32).fill(9), /^key: /],
    ['an episode left out', { ...commitment, episodes: commitment.episodes.slice(1) }, key, /^root: /],
    ['episodes exchanged', { ...commitment, episodes: commitment.episodes.toReversed() }, key, /^root: /],
    [
      'an episode twice',
      { ...commitment, episodes: [...commitment.episodes, ...commitment.episodes.slice(0, 1)] },
      key,
      /stands twice/,
    ],
    ['another split', { ...commitment, split: 'public' }, key, /the episode is another/],
    [
      'other data',
      { ...commitment, episodes: commitment.episodes.map((one) => ({ ...one, data: '0'.repeat(64) })) },
      key,
      /the episode is another/,
    ],
    ['no list', {}, key, /canary/],
  ] as [string, Commitment, Uint8Array, RegExp][])('fails for %s', (_, changed, revealed, fault) => {
    expect(revealFaults(changed, revealed).join('\n')).toMatch(new RegExp(fault.source, 'm'));
  });

  it('fails for a list that was made anew after it was published', () => {
    const later = commitTo(key, 'private', ['train_small'], 3);
    expect(revealFaults(later, key)).toEqual([]);
    expect(revealFaults(later, key, commitment.root)).toEqual(['root: it is not the one that was published']);
  });
});
