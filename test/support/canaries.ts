import { generateEpisode } from '../../src/core/index.ts';
import type { EpisodeCache } from '../../src/runner/index.ts';

const WORD = 'canary';

/** Episodes whose labels all carry a word that stands nowhere else: whatever prints an object of truth prints it. */
export function markedEpisodes(): EpisodeCache & { readonly words: string[] } {
  const words: string[] = [];
  return {
    words,
    get(source) {
      const episode = generateEpisode(source);
      const word = (place: string) => {
        const made = `${WORD}-${place}-${source.task_id}-${source.seed}-${words.length}`;
        words.push(made);
        return { [made]: made, toString: () => made };
      };
      const { truth, protocol } = episode;
      const audit = { ...truth.audit, ...word('audit') };
      const bias = audit.bias && { ...audit.bias, ...word('bias') };
      return {
        ...episode,
        protocol: { ...protocol, rules: { ...protocol.rules, ...word('rules') } },
        truth: {
          ...truth,
          ...word('truth'),
          audit: { ...audit, bias, violations: Object.assign(audit.violations, word('violations')) },
          traps: Object.assign(truth.traps, word('traps')),
        },
      };
    },
  };
}

/** Hears everything that a client or an operator can read while episodes run, and notices the word. */
export class Ear {
  #isHeard = false;
  bytes = 0;

  hear(text: string): string {
    this.bytes += text.length;
    this.#isHeard ||= text.includes(WORD);
    return text;
  }

  async hearReply(reply: Response): Promise<string> {
    this.hear(JSON.stringify([...reply.headers]));
    return this.hear(await reply.text());
  }

  get hasHeardTruth(): boolean {
    return this.#isHeard;
  }
}
