import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RunIdSchema, RunListSchema } from '../../dashboard-api/index.ts';
import { recordText } from '../../records/index.ts';
import { RUN_FILES } from '../../store/runs/index.ts';
import { readWith } from './read-body.ts';
import type { RecordShelf } from './record-shelf.ts';

const RunSchema = z.object({ run: RunIdSchema });
const RecordSchema = RunSchema.extend({ place: z.coerce.number().int().min(0) });

/** Adds the routes of records: the list, one record, the file of a run. */
export function addRunRoutes(app: FastifyInstance, shelf: RecordShelf): void {
  const hidden = { schema: { hide: true } };
  app.get('/api/runs', hidden, async () => RunListSchema.parse(await shelf.list()));
  app.get('/api/runs/:run/records/:place', hidden, async (request, reply) => {
    const { run, place } = readWith(RecordSchema, request.params);
    return reply.type('application/json').send(recordText(await shelf.record(run, place)));
  });
  app.get('/api/runs/:run/episodes.jsonl', hidden, async (request, reply) => {
    const { run } = readWith(RunSchema, request.params);
    const folder = await shelf.folderOf(run);
    return reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', `attachment; filename="${run.replaceAll(/[^\w.-]/g, '_')}.jsonl"`)
      .send(createReadStream(join(folder, RUN_FILES.episodes)));
  });
}
