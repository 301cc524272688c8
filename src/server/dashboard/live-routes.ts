import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { reveal } from '../../core/episode/index.ts';
import {
  LiveControlSchema,
  LiveListSchema,
  LiveRunSchema,
  RunIdSchema,
  StartLiveSchema,
  type LiveEvent,
} from '../../dashboard-api/index.ts';
import { replayRecord } from '../../records/index.ts';
import { WireFault } from '../wire/fault.ts';
import type { LiveRuns } from './live-runs.ts';
import { readWith } from './read-body.ts';
import type { RecordShelf } from './record-shelf.ts';
import type { Visitors } from './visitors.ts';

const IdSchema = z.object({ id: RunIdSchema });
/** Milliseconds between comments that keep proxies from closing a quiet stream. */
const KEEP_ALIVE = 15_000;

/** Adds the routes of live audits. Each answers for audits of the visitor who asks, and for no other. */
export function addLiveRoutes(
  app: FastifyInstance,
  live: LiveRuns,
  shelf: RecordShelf,
  visitors: Visitors,
): void {
  const hidden = { schema: { hide: true } };
  app.post('/api/live', hidden, async (request, reply) =>
    LiveRunSchema.parse(live.start(visitors.of(request, reply), readWith(StartLiveSchema, request.body))),
  );
  app.get('/api/live', hidden, async (request, reply) =>
    LiveListSchema.parse({ live: live.list(visitors.of(request, reply)) }),
  );
  app.get('/api/live/:id', hidden, async (request, reply) =>
    live.get(visitors.of(request, reply), readWith(IdSchema, request.params).id),
  );
  app.post('/api/live/:id/control', hidden, async (request, reply) =>
    live.control(
      visitors.of(request, reply),
      readWith(IdSchema, request.params).id,
      readWith(LiveControlSchema, request.body),
    ),
  );
  app.get('/api/live/:id/truth', hidden, async (request, reply) => {
    const { record } = live.get(visitors.of(request, reply), readWith(IdSchema, request.params).id);
    if (!record) throw new WireFault('conflict', 'the answer key is told once the audit is over');
    const { last } = replayRecord(await shelf.record(record.run_id, record.sequence));
    return reveal(last.end === null ? { ...last, end: 'budget' } : last);
  });
  app.get('/api/live/:id/events', hidden, (request, reply) => {
    const visitor = visitors.of(request, reply);
    const { id } = readWith(IdSchema, request.params);
    live.get(visitor, id);
    const after = Number(request.headers['last-event-id'] ?? 0);
    const { raw } = reply;
    reply.hijack();
    raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, value ?? ''])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const tell = (event: LiveEvent, number: number) => {
      raw.write(`id: ${number}\ndata: ${JSON.stringify(event)}\n\n`);
      if (event.type === 'end') raw.end();
    };
    const end = live.watch(visitor, id, Number.isInteger(after) && after > 0 ? after : 0, tell);
    const beat = setInterval(() => raw.write(': \n\n'), KEEP_ALIVE);
    raw.on('close', () => {
      clearInterval(beat);
      end();
    });
  });
}
