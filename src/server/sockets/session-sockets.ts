import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { SocketHandler } from '../extensions.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { faultOf } from '../wire/fault.ts';
import { converse, type ConversationParts } from './conversation.ts';
import { refuseSocket } from './refuse-socket.ts';

/** The session of the socket is over. */
const REAPED = 4002;
/** Another socket came with the same token. */
const TAKEN_OVER = 4001;

/** Opens the conversations of /ws and /s/{token}/ws. */
export function sessionSockets(
  sessions: Sessions,
  parts: ConversationParts,
  refusalMs: number,
): { readonly held: SocketHandler; readonly resumed: (token: string) => SocketHandler } {
  /** Takes each session that can be resumed from the socket that came last with its token. */
  const takers = new WeakMap<Session, () => void>();

  /** @param owns whether closing the conversation closes the session */
  function talk(socket: WebSocket, session: Session, owns: boolean): () => void {
    const detach = session.attach();
    // A session that was reaped answers each request with an error for a while, so that its client learns why.
    const unheard = session.onEnd(() => {
      setTimeout(() => socket.close(REAPED), sessions.limits.graceMs).unref();
    });
    return converse(socket, session, parts, (ending) => {
      unheard();
      detach();
      if ((ending === 'closed' && owns) || !session.resumable) sessions.close(session);
    });
  }

  function resume(socket: WebSocket, token: string, owns: boolean): void {
    // Nothing is read until the session is found: a client may send at once.
    socket.pause();
    sessions.find(token).then(
      (session) => {
        if (socket.readyState !== socket.OPEN) return;
        takers.get(session)?.();
        const giveUp = talk(socket, session, owns);
        takers.set(session, () => {
          giveUp();
          socket.close(TAKEN_OVER, 'another socket came with the token');
        });
        socket.resume();
      },
      (error: unknown) => {
        refuseSocket(socket, faultOf(error), refusalMs);
        socket.resume();
      },
    );
  }

  return {
    held(socket, request, url) {
      // OpenEnv's client comes to a session that it opened through /mcp by name, and closes it there.
      const named = url.searchParams.get('session_id');
      if (named !== null) {
        resume(socket, named, false);
        return;
      }
      try {
        talk(socket, sessions.openHeld(addressOf(request)), true);
      } catch (error) {
        refuseSocket(socket, faultOf(error), refusalMs);
      }
    },
    resumed: (token) => (socket) => resume(socket, token, true),
  };
}

/** The address of a client, for the limit per address. */
export function addressOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? '';
}
