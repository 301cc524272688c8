import type { FastifyInstance } from 'fastify';
import { WireFault } from '../wire/fault.ts';

/**
 * Requests of one connection that may be unanswered at once. Clients that wait for each answer have one; the largest answer
 * is 3.4 MB.
 */
const AHEAD = 2;

/**
 * Refuses requests that are sent ahead of many answers on one connection: answers are made whole, and a client that asks
 * and does not read would have them all kept for it.
 */
export function limitRequestsAhead(app: FastifyInstance): void {
  const unanswered = new WeakMap<object, number>();
  app.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    const count = unanswered.get(socket) ?? 0;
    if (count >= AHEAD)
      throw new WireFault('busy', `${AHEAD} requests of this connection are unanswered already`);
    unanswered.set(socket, count + 1);
    reply.raw.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  });
}
