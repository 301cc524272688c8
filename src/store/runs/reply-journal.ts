import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LanguageModel } from '../../agents/index.ts';
import { SealedSchema, SeedSchema } from '../../core/model/episode.ts';
import { ModelReplySchema, type ModelReply } from '../../core/model/model-call.ts';
import { Sha256Schema } from '../../core/model/record.ts';
import { hashText } from '../../core/random/hash.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import type { OnEvent } from '../../runner/index.ts';
import { openAppendFile, type AppendFile } from './append-file.ts';
import { RUN_FILES, RunFolderError } from './files.ts';

/** One reply of a model, written down as it came. */
const LineSchema = z.strictObject({
  run: z.strictObject({
    agent: z.string(),
    model: z.string().optional(),
    task_id: z.enum(TASK_IDS),
    seed: SeedSchema.nullable(),
    sealed: SealedSchema.optional(),
    trial: z.int().min(0),
  }),
  call: z.int().min(1).describe('counted over the episode'),
  prompt: Sha256Schema.describe('of all messages, as JSON'),
  reply: ModelReplySchema,
});

/**
 * Replies of language models, written down as they come, so that a run that is interrupted inside an episode asks nothing
 * twice: gone on with, the episode begins anew and what was asked before is answered from here.
 */
export interface ReplyJournal {
  /** A model that answers from replies of unfinished episodes where it can, and asks otherwise. */
  wrap(model: LanguageModel): LanguageModel;
  /** Opens the journal of a run folder. @param isMade whether a run has a result already: its replies are not needed */
  open(folder: string, isMade: (run: JournalRun) => boolean): void;
  readonly onEvent: OnEvent;
  /** Replies that were taken from the journal so far. */
  taken(): number;
  close(): void;
}

/** A journal that writes and answers nothing until it is opened. */
export function replyJournal(): ReplyJournal {
  const pending = new Map<string, ModelReply[]>();
  const answered = new WeakSet<ModelReply>();
  let file: AppendFile | null = null;
  let taken = 0;
  return {
    wrap: (model) => ({
      identity: model.identity,
      async generate(request, signal) {
        const reply = pending.get(hashText(JSON.stringify(request.messages)))?.shift();
        if (!reply) return model.generate(request, signal);
        answered.add(reply);
        taken++;
        return reply;
      },
    }),
    open(folder, isMade) {
      const path = join(folder, RUN_FILES.traffic);
      file = openAppendFile(path);
      for (const line of newestOf(readLines(path))) {
        if (isMade(line.run)) continue;
        pending.set(line.prompt, [...(pending.get(line.prompt) ?? []), line.reply]);
      }
    },
    onEvent(event) {
      if (event.type !== 'agent_event' || event.event.type !== 'model_call' || !file) return;
      const { call, prompt, reply } = event.event;
      if (reply === null || answered.has(reply)) return;
      const { agent, model, task_id, seed, sealed, trial } = event.run;
      const run = { agent, model, task_id, seed, sealed, trial };
      file.append(JSON.stringify({ run, call, prompt: prompt.sha256, reply } satisfies Line));
    },
    taken: () => taken,
    close() {
      file?.close();
      file = null;
    },
  };
}

type Line = z.infer<typeof LineSchema>;
/** Which run asked. */
export type JournalRun = Line['run'];

/** The last reply of each call: an episode that was begun twice may have written some twice. */
function newestOf(lines: readonly Line[]): Line[] {
  return [
    ...new Map(
      lines.map((line) => [`${JSON.stringify(line.run)} ${line.call} ${line.prompt}`, line]),
    ).values(),
  ];
}

function readLines(path: string): Line[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, index) => {
    const parsed = LineSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    throw new RunFolderError(`${path}, line ${index + 1}: no reply of a model`, { cause: parsed.error });
  });
}
