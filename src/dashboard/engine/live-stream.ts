import { useEffect, useState } from 'react';
import { LiveEventSchema, type LiveEvent } from '../../dashboard-api/index.ts';

/** What a stream has told so far. */
export interface LiveStream {
  readonly events: readonly LiveEvent[];
  readonly connection: 'opening' | 'open' | 'lost' | 'over';
}

const NOTHING: LiveStream = { events: [], connection: 'opening' };

/**
 * Follows a live audit. The browser reconnects by itself and names the last event it has, so that none is missed or
 * told twice; after a reload the server tells all of them again.
 */
export function useLiveStream(id: string): LiveStream {
  const [stream, setStream] = useState(NOTHING);
  useEffect(() => {
    setStream(NOTHING);
    const source = new EventSource(`/api/live/${encodeURIComponent(id)}/events`);
    let waiting: LiveEvent[] = [];
    let frame = 0;
    // A fast run tells hundreds of events at once: they are shown together, once a frame.
    const flush = () => {
      const fresh = waiting;
      waiting = [];
      frame = 0;
      const over = fresh.some(({ type }) => type === 'end');
      setStream(({ events }) => ({ events: [...events, ...fresh], connection: over ? 'over' : 'open' }));
      if (over) source.close();
    };
    source.addEventListener('open', () => setStream((before) => ({ ...before, connection: 'open' })));
    source.addEventListener('error', () =>
      setStream((before) => (before.connection === 'over' ? before : { ...before, connection: 'lost' })),
    );
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = LiveEventSchema.safeParse(JSON.parse(data));
      if (!event.success) return;
      waiting.push(event.data);
      frame ||= requestAnimationFrame(flush);
    });
    return () => {
      source.close();
      cancelAnimationFrame(frame);
    };
  }, [id]);
  return stream;
}
