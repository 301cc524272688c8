import { createHash } from 'node:crypto';
import { WireFault } from '../wire/fault.ts';
import type { Reply } from './reply.ts';

/** How many answered requests a session can answer again. A hard episode has fewer. */
const REMEMBERED = 128;

/** The requests of an episode that carried an id, so that a repeat gets the reply it had and is not applied twice. */
export class Answered {
  readonly #replies = new Map<string, { readonly payload: string; readonly reply: Reply }>();
  readonly #forgotten = new Set<string>();

  /**
   * The reply that the request of this id had, or null when the id is new.
   * @throws WireFault 'conflict' when the id stands for another request, or for one too long ago
   */
  find(id: string, payload: string): Reply | null {
    const known = this.#replies.get(id);
    if (!known) {
      if (!this.#forgotten.has(id)) return null;
      throw new WireFault('conflict', 'request_id: it was used too long ago to be answered again');
    }
    if (known.payload === digest(payload)) return known.reply;
    throw new WireFault('conflict', 'request_id: it was used before for another request');
  }

  /** Remembers what a request was answered with. */
  keep(id: string, payload: string, reply: Reply): void {
    this.#replies.set(id, { payload: digest(payload), reply });
    if (this.#replies.size <= REMEMBERED) return;
    const [oldest] = this.#replies.keys();
    if (oldest === undefined) return;
    this.#replies.delete(oldest);
    this.#forgotten.add(oldest);
  }
}

function digest(payload: string): string {
  return createHash('sha256').update(payload).digest('base64');
}
