import { describe, expect, it } from 'vitest';
import { episodeCache } from './episode-cache.ts';

const small = (seed: number) => ({ task_id: 'train_small', seed }) as const;

describe('the cache of episodes', () => {
  it('shares one episode between runs of one source', () => {
    const cache = episodeCache();
    const episode = cache.get(small(1));
    expect(cache.get(small(1))).toBe(episode);
    expect(cache.get(small(2))).not.toBe(episode);
    expect(cache.get({ ...small(1), task_overrides: { noise_columns: [] } })).not.toBe(episode);
  });

  it('forgets the one not used for longest, by records held', () => {
    const cache = episodeCache(80);
    const [one, two] = [cache.get(small(1)), cache.get(small(2))];
    expect(cache.get(small(1))).toBe(one);
    cache.get(small(3));
    expect(cache.get(small(1))).toBe(one);
    expect(cache.get(small(2))).not.toBe(two);
  });

  it('keeps the latest however large it is', () => {
    const cache = episodeCache(1);
    const episode = cache.get(small(1));
    expect(cache.get(small(1))).toBe(episode);
  });

  it('tells sealed episodes of different keys apart', () => {
    const cache = episodeCache();
    const sealed = { split: 'private', index: 0 };
    const of = (byte: number) => ({
      task_id: 'train_small' as const,
      sealed,
      key: new Uint8Array(32).fill(byte),
    });
    expect(cache.get(of(1))).toBe(cache.get(of(1)));
    expect(cache.get(of(1)).protocol.excerpt).not.toBe(cache.get(of(2)).protocol.excerpt);
  });

  it('passes on why an episode cannot be generated, and keeps nothing of it', () => {
    const cache = episodeCache();
    expect(() => cache.get({ task_id: 'task_easy' })).toThrow('seed');
    expect(() => cache.get({ task_id: 'task_easy' })).toThrow('seed');
  });
});
