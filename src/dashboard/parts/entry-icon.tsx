import {
  BookOpen,
  Brain,
  ChartColumn,
  CircleHelp,
  Eraser,
  FileText,
  Flag,
  MessageSquareText,
  Milestone,
  Search,
  Ban,
  Wrench,
  Bandage,
} from 'lucide-react';
import type { EntryKind } from './entry-text.ts';

const ICONS = {
  investigate: Search,
  distribution: ChartColumn,
  flag: Flag,
  fix: Wrench,
  report: FileText,
  read: BookOpen,
  unknown: CircleHelp,
  refused: Ban,
  phase: Milestone,
  thought: Brain,
  model: MessageSquareText,
  repair: Bandage,
  wipe: Eraser,
} as const satisfies Record<EntryKind, typeof Search>;

/** The sign of a kind of entry; the kind stands beside it as a word. */
export function EntryIcon({ kind }: { readonly kind: EntryKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />;
}
