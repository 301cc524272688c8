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

/** The nine screens in the order of the navigation; `key` follows g on the keyboard. */
export const SCREENS = [
  { to: '/', name: 'Runs', key: 'r', icon: ListVideo },
  { to: '/live', name: 'Live audit', key: 'l', icon: Activity },
  { to: '/replay', name: 'Replay', key: 'y', icon: Telescope },
  { to: '/patients', name: 'Patients', key: 'p', icon: Table2 },
  { to: '/protocol', name: 'Protocol', key: 'o', icon: FileText },
  { to: '/equity', name: 'Equity', key: 'e', icon: Scale },
  { to: '/compare', name: 'Compare', key: 'c', icon: GitCompareArrows },
  { to: '/leaderboard', name: 'Leaderboard', key: 'b', icon: Medal },
  { to: '/play', name: 'Play', key: 'a', icon: Play },
] as const;
