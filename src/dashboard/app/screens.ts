import {
  Activity,
  FileText,
  GitCompareArrows,
  ListVideo,
  Medal,
  Play,
  Scale,
  Table2,
  Telescope,
} from 'lucide-react';

/** The nine screens in the order of the navigation; `key` follows g on the keyboard; `alone` ones need no server. */
export const SCREENS = [
  { to: '/', alone: true, name: 'Runs', key: 'r', icon: ListVideo },
  { to: '/live', alone: false, name: 'Live audit', key: 'l', icon: Activity },
  { to: '/replay', alone: true, name: 'Replay', key: 'y', icon: Telescope },
  { to: '/patients', alone: true, name: 'Patients', key: 'p', icon: Table2 },
  { to: '/protocol', alone: true, name: 'Protocol', key: 'o', icon: FileText },
  { to: '/equity', alone: true, name: 'Equity', key: 'e', icon: Scale },
  { to: '/compare', alone: false, name: 'Compare', key: 'c', icon: GitCompareArrows },
  { to: '/leaderboard', alone: false, name: 'Leaderboard', key: 'b', icon: Medal },
  { to: '/play', alone: false, name: 'Play', key: 'a', icon: Play },
] as const;
