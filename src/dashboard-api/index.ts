/** What the dashboard and its server say to each other: one schema for each message. */
export * from './agents.ts';
export * from './compare.ts';
export * from './leaderboard.ts';
export * from './live.ts';
export * from './play.ts';
export * from './runs.ts';
export { episodeLine } from './episode-line.ts';
