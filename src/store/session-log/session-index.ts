import type { FrameKind } from './frame.ts';

/** Where the entries of one session lie: entry `first + i` at `places[i]`, a frame of `sizes[i]` bytes. */
interface History {
  first: number;
  readonly places: number[];
  readonly sizes: number[];
}

/** The place of an entry that was never seen, because it is damaged or stands further on. */
const UNKNOWN = -1;
/** Room for offsets inside one segment. */
const SEGMENT_SPAN = 2 ** 32;

/** The place of a frame as one number, so that a long history costs 8 bytes for each entry. */
export function placeOf(segment: number, offset: number): number {
  return segment * SEGMENT_SPAN + offset;
}

/** The segment and offset of a place. */
export function partsOf(place: number): { readonly segment: number; readonly offset: number } {
  return { segment: Math.floor(place / SEGMENT_SPAN), offset: place % SEGMENT_SPAN };
}

/** What happened at a place of the log. */
export interface Located {
  readonly kind: FrameKind;
  readonly session: string;
  readonly number: number;
  readonly place: number;
  readonly size: number;
}

/**
 * Knows where the live entries of every open session lie. It is built by telling it every frame in the order of the
 * files, and kept by telling it each frame that was written.
 */
export class SessionIndex {
  readonly #histories = new Map<string, History>();
  #liveBytes = 0;

  /** Bytes of the log that a session still needs. */
  get liveBytes(): number {
    return this.#liveBytes;
  }

  sessions(): string[] {
    return [...this.#histories.keys()];
  }

  /** The number that the next entry of a session gets. */
  nextNumber(session: string): number {
    const history = this.#histories.get(session);
    return history ? history.first + history.places.length : 0;
  }

  /** Where a session's entries lie, in order; null for one that is missing. */
  places(session: string): readonly ({ readonly place: number; readonly size: number } | null)[] {
    const { places = [], sizes = [] } = this.#histories.get(session) ?? {};
    return places.map((place, at) => (place === UNKNOWN ? null : { place, size: sizes[at] ?? 0 }));
  }

  /** Whether a place holds what is counted as this entry of the session. */
  isAt(session: string, number: number, place: number): boolean {
    const history = this.#histories.get(session);
    return history?.places[number - history.first] === place;
  }

  apply(located: Located): void {
    if (located.kind === 'close') this.#forget(located.session);
    else if (located.kind !== 'filler') this.#place(located);
  }

  #place({ kind, session, number, place, size }: Located): void {
    const history = this.#histories.get(session) ?? { first: 0, places: [], sizes: [] };
    this.#histories.set(session, history);
    if (kind === 'restart' && number > history.first) {
      history.places.splice(0, number - history.first);
      for (const dead of history.sizes.splice(0, number - history.first)) this.#liveBytes -= dead;
      history.first = number;
    }
    const at = number - history.first;
    if (at < 0) return;
    while (history.places.length < at) {
      history.places.push(UNKNOWN);
      history.sizes.push(0);
    }
    this.#liveBytes += size - (history.sizes[at] ?? 0);
    history.places[at] = place;
    history.sizes[at] = size;
  }

  #forget(session: string): void {
    for (const dead of this.#histories.get(session)?.sizes ?? []) this.#liveBytes -= dead;
    this.#histories.delete(session);
  }
}
