import { Check, CircleAlert, LoaderCircle, Pause, Square } from 'lucide-react';
import type { LiveStatus } from '../../../dashboard-api/index.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';

const LOOKS = {
  running: { tone: 'accent', icon: LoaderCircle },
  paused: { tone: 'caution', icon: Pause },
  done: { tone: 'right', icon: Check },
  stopped: { tone: 'neutral', icon: Square },
  failed: { tone: 'wrong', icon: CircleAlert },
} as const satisfies Record<LiveStatus, { tone: Tone; icon: typeof Check }>;

/** The status of a live audit as a word, a sign and a colour. */
export function StatusBadge({ status }: { readonly status: LiveStatus }) {
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon size={11} aria-hidden className={status === 'running' ? 'animate-spin' : ''} />
      {status}
    </Badge>
  );
}
