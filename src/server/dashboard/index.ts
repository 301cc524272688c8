import type { ServerExtension } from '../extensions.ts';
import { addCompareRoute } from './compare/compare-route.ts';
import { addLeaderboardRoute } from './leaderboard/leaderboard-route.ts';
import { addLiveRoutes } from './live-routes.ts';
import { LiveRuns } from './live-runs.ts';
import { addOfferRoute } from './offer-route.ts';
import type { DashboardOptions } from './options.ts';
import { PlayGames } from './play-games.ts';
import { addPlayRoutes } from './play-routes.ts';
import { recordShelf } from './record-shelf.ts';
import { addRunRoutes } from './run-routes.ts';
import { addStaticFiles, isDashboardBuilt } from './static-files.ts';
import { createVisitors } from './visitors.ts';

export type { DashboardOptions } from './options.ts';
export { isDashboardBuilt } from './static-files.ts';

/** The command center as a part of a server: its API under /api and, where it was built, its pages at / and /web. */
export function dashboard(options: DashboardOptions): ServerExtension {
  return async (rim) => {
    const { app, settings } = rim;
    const shelf = recordShelf(options.records, options.only);
    const visitors = createVisitors(settings.access.space !== null);
    addOfferRoute(app, options);
    addRunRoutes(app, shelf);
    addCompareRoute(app, shelf);
    addLeaderboardRoute(app, shelf, options);
    if (!options.readOnly) {
      const live = new LiveRuns(options, shelf);
      const games = new PlayGames(options, shelf);
      addLiveRoutes(app, live, shelf, visitors);
      addPlayRoutes(app, games, visitors);
      rim.onShutdown(() => live.close());
    }
    if (isDashboardBuilt(options.files)) await addStaticFiles(app, options.files);
  };
}
