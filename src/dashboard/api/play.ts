import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Action } from '../../core/model/action.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { GameSchema, MoveReplySchema, type Game } from '../../dashboard-api/index.ts';
import { request } from './request.ts';

/** A game of this visitor. */
export function gameQuery(id: string) {
  return queryOptions({
    queryKey: ['game', id],
    staleTime: Infinity,
    queryFn: () => request(GameSchema, `/api/play/${encodeURIComponent(id)}`),
  });
}

/** Begins a game. */
export function useStartGame() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly task_id: TaskId; readonly feedback_mode: 'blind' | 'verdict' }) =>
      request(GameSchema, '/api/play', body),
    onSuccess: (game) => client.setQueryData(['game', game.game_id], game),
  });
}

/** Makes a move. */
export function useMove(game: Game) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: Action) =>
      request(MoveReplySchema, `/api/play/${encodeURIComponent(game.game_id)}/step`, { action }),
    onSuccess: ({ last, move, record }) =>
      client.setQueryData(['game', game.game_id], (before: Game | undefined) =>
        before
          ? {
              ...before,
              last,
              record,
              moves:
                move && move.action.action_type !== 'read_patients' ? [...before.moves, move] : before.moves,
            }
          : before,
      ),
  });
}
