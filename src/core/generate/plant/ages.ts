import { MISSING_AGE } from '../../dataset/dataset.ts';
import { NEAR_YEARS } from '../limits/ages.ts';
import { pick } from '../../random/sample.ts';
import type { Ground } from './ground.ts';
import { plantTail, tagNearest } from './tails.ts';

const SENTINELS = [MISSING_AGE, -1, 999];

/**
 * Plants both ends of the ages, and the ages that are none. The records nearest within the bounds are tagged as traps.
 * @param traps number of boundary ages
 */
export function plantAges(ground: Ground, traps: number): void {
  const { rng, columns, rules, pool, tails } = ground;
  const take = () => pool.take('ages at both ends', () => true);
  const set = (row: number, age: number) => {
    columns.age[row] = age;
  };
  const planted = [
    ...plantTail(tails.ages.young, rules.age_min, take, set),
    ...plantTail(tails.ages.old, rules.age_max, take, set),
  ];
  for (let i = 0; i < tails.ages.sentinels; i++) set(take(), pick(rng, SENTINELS));
  tagNearest(ground, 'boundary_age', traps, NEAR_YEARS, planted, () => {
    const row = take();
    const years = rng.below(NEAR_YEARS);
    set(row, rng.below(2) === 0 ? rules.age_min + years : rules.age_max - years);
    return row;
  });
}
