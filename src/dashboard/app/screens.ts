import { Activity, FileText, ListVideo, Scale, Table2, Telescope } from 'lucide-react';

/** The screens in the order of the navigation; `key` follows g on the keyboard. */
export const SCREENS = [
  { to: '/', name: 'Runs', key: 'r', icon: ListVideo },
  { to: '/live', name: 'Live audit', key: 'l', icon: Activity },
  { to: '/replay', name: 'Replay', key: 'y', icon: Telescope },
  { to: '/patients', name: 'Patients', key: 'p', icon: Table2 },
  { to: '/protocol', name: 'Protocol', key: 'o', icon: FileText },
  { to: '/equity', name: 'Equity', key: 'e', icon: Scale },
] as const;
