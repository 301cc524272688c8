import { fileURLToPath } from 'node:url';

/** The folder of the leaderboard that came with this package: its submissions and its tables. */
export const PUBLISHED_LEADERBOARD = fileURLToPath(new URL('../../leaderboard/', import.meta.url));
