import {
  createBrowserHistory,
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import {
  CompareSearchSchema,
  EpisodeSearchSchema,
  LiveSearchSchema,
  PatientsSearchSchema,
  PlaySearchSchema,
  ProtocolSearchSchema,
  ReplaySearchSchema,
  RunsSearchSchema,
} from './search.ts';
import { Fault } from './fault.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, errorComponent: Fault, notFoundComponent: NotFound });
const child = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const routes = [
  createRoute({
    ...child('/'),
    validateSearch: RunsSearchSchema,
    component: lazyRouteComponent(() => import('../screens/runs/runs-screen.tsx'), 'RunsScreen'),
  }),
  createRoute({
    ...child('/live'),
    validateSearch: LiveSearchSchema,
    component: lazyRouteComponent(() => import('../screens/live/live-screen.tsx'), 'LiveScreen'),
  }),
  createRoute({
    ...child('/replay'),
    validateSearch: ReplaySearchSchema,
    component: lazyRouteComponent(() => import('../screens/replay/replay-screen.tsx'), 'ReplayScreen'),
  }),
  createRoute({
    ...child('/patients'),
    validateSearch: PatientsSearchSchema,
    component: lazyRouteComponent(() => import('../screens/patients/patients-screen.tsx'), 'PatientsScreen'),
  }),
  createRoute({
    ...child('/protocol'),
    validateSearch: ProtocolSearchSchema,
    component: lazyRouteComponent(() => import('../screens/protocol/protocol-screen.tsx'), 'ProtocolScreen'),
  }),
  createRoute({
    ...child('/equity'),
    validateSearch: EpisodeSearchSchema,
    component: lazyRouteComponent(() => import('../screens/equity/equity-screen.tsx'), 'EquityScreen'),
  }),
  createRoute({
    ...child('/compare'),
    validateSearch: CompareSearchSchema,
    component: lazyRouteComponent(() => import('../screens/compare/compare-screen.tsx'), 'CompareScreen'),
  }),
  createRoute({
    ...child('/leaderboard'),
    component: lazyRouteComponent(
      () => import('../screens/leaderboard/leaderboard-screen.tsx'),
      'LeaderboardScreen',
    ),
  }),
  createRoute({
    ...child('/play'),
    validateSearch: PlaySearchSchema,
    component: lazyRouteComponent(() => import('../screens/play/play-screen.tsx'), 'PlayScreen'),
  }),
] as const;

const fromDisk = location.protocol === 'file:';

/** The screens and their addresses. A page opened from disk keeps its state behind the #. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: fromDisk ? createHashHistory() : createBrowserHistory(),
  basepath: !fromDisk && /^\/web(?:\/|$)/.test(location.pathname) ? '/web' : '/',
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
