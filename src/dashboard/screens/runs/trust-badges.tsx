import type { EpisodeLine } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';

/** Badges of a run or an episode that change how far it may be trusted. */
export function TrustBadges({ line }: { readonly line: EpisodeLine }) {
  return (
    <>
      {line.mock ? <Badge tone="caution">mock</Badge> : null}
      {line.kind === 'human' ? <Badge tone="trap">human</Badge> : null}
      {line.custom ? <Badge tone="caution">custom</Badge> : null}
    </>
  );
}
