import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names visitors by a signed cookie, so that each sees only what is their own. */
export interface Visitors {
  /** The visitor of a request. One without a valid cookie is new and is given one with the reply. */
  of(request: FastifyRequest, reply: FastifyReply): string;
}

const COOKIE = 'clinicalbench_visitor';
/** Ids are 128 random bits. */
const ID = /^[0-9a-f]{32}$/;

/**
 * Visitors of this process. The key that signs is drawn here and kept nowhere: what belongs to a visitor lives in this
 * process too.
 * @param framed whether pages of another site frame this one (a Hugging Face Space): the cookie must travel there
 */
export function createVisitors(framed: boolean): Visitors {
  const key = randomBytes(32);
  const sign = (id: string) => createHmac('sha256', key).update(id).digest('hex');
  const place = framed ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  return {
    of(request, reply) {
      const known = readCookie(request.headers.cookie, sign);
      if (known !== null) return known;
      const id = randomBytes(16).toString('hex');
      void reply.header('set-cookie', `${COOKIE}=${id}.${sign(id)}; Path=/; HttpOnly; ${place}`);
      return id;
    },
  };
}

function readCookie(header: string | undefined, sign: (id: string) => string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value = ''] = part.trim().split('=', 2);
    if (name !== COOKIE) continue;
    const [id = '', signature = ''] = value.split('.', 2);
    if (!ID.test(id)) continue;
    const expected = Buffer.from(sign(id));
    const shown = Buffer.from(signature);
    if (shown.length === expected.length && timingSafeEqual(shown, expected)) return id;
  }
  return null;
}
