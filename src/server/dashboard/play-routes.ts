import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { GameSchema, MoveReplySchema, RunIdSchema, StartPlaySchema } from '../../dashboard-api/index.ts';
import type { PlayGames } from './play-games.ts';
import { readWith } from './read-body.ts';
import type { Visitors } from './visitors.ts';

const IdSchema = z.object({ id: RunIdSchema });
const MessageSchema = z.strictObject({ action: z.unknown() });

/** Adds the routes of games. Each answers for games of the visitor who asks, and for no other. */
export function addPlayRoutes(app: FastifyInstance, games: PlayGames, visitors: Visitors): void {
  const hidden = { schema: { hide: true } };
  app.post('/api/play', hidden, async (request, reply) =>
    GameSchema.parse(await games.start(visitors.of(request, reply), readWith(StartPlaySchema, request.body))),
  );
  app.get('/api/play/:id', hidden, async (request, reply) =>
    games.get(visitors.of(request, reply), readWith(IdSchema, request.params).id),
  );
  app.post('/api/play/:id/step', hidden, async (request, reply) =>
    MoveReplySchema.parse(
      await games.move(
        visitors.of(request, reply),
        readWith(IdSchema, request.params).id,
        readWith(MessageSchema, request.body).action,
      ),
    ),
  );
  app.post('/api/play/:id/leave', hidden, async (request, reply) =>
    games.leave(visitors.of(request, reply), readWith(IdSchema, request.params).id),
  );
}
