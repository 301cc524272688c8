import type { ReactNode } from 'react';
import type { ScreenEpisode } from '../engine/screen-episode.ts';
import { Loading, Notice } from './notice.tsx';
import { SealedRecord } from './sealed-record.tsx';

type Ready = Extract<ScreenEpisode, { readonly state: 'ready' }>;

/** Shows its content once the episode is there, and the reason where it cannot be. */
export function EpisodeFrame({
  shown,
  children,
}: {
  readonly shown: ScreenEpisode;
  readonly children: (ready: Ready) => ReactNode;
}) {
  switch (shown.state) {
    case 'loading':
      return <Loading what="the record" />;
    case 'fault':
      return <Notice tone="fault">{shown.message}</Notice>;
    case 'sealed':
      return <SealedRecord address={shown.address} record={shown.record} />;
    case 'ready':
      return children(shown);
  }
}
