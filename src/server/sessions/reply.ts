import { createHash, hash } from 'node:crypto';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { observe, type EpisodeState } from '../../core/episode/index.ts';
import type { Observation } from '../../core/model/observation.ts';
import { observationText, type ObservationText } from '../wire/observation-text.ts';

/**
 * What a reset or a step came to. It holds the engine's state, truth included, where nothing can reach it: what comes
 * out is what `observe` shows.
 */
export class Reply {
  readonly #state: EpisodeState;
  #text: ObservationText | null = null;

  constructor(state: EpisodeState) {
    this.#state = state;
  }

  get done(): boolean {
    return this.#state.end !== null;
  }

  /** What the agent sees, as an object: for transports that do not send it as it is. */
  observation(): Observation {
    return observe(this.#state);
  }

  /** What the agent sees, as JSON text around a gap for the dataset. */
  text(): ObservationText {
    this.#text ??= observationText(this.#state);
    return this.#text;
  }

  /**
   * SHA-256 of the observation: what a replay is checked against. A reset covers all that is shown, its dataset as
   * columns; a step what may have changed since.
   */
  hash(): string {
    const { before, after } = this.text();
    if (this.#state.last.outcome !== 'reset') return hash('sha256', after);
    return createHash('sha256')
      .update(before)
      .update(after)
      .update(columnBytes(this.#state.episode.dataset))
      .digest('hex');
  }
}

/** The values of a dataset as bytes. All columns are views of one buffer. */
function columnBytes({ columns }: Dataset): Uint8Array {
  return new Uint8Array(columns.age.buffer);
}
