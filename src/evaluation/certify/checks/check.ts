import type { Episode } from '../../../core/generate/episode.ts';

/** Looks at one property that every episode must have, and says what is wrong: one sentence a fault, none when it holds. */
export type Check = (episode: Episode) => readonly string[];
