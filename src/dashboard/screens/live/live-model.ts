import type { LiveEvent, LiveRun, LiveStatus } from '../../../dashboard-api/index.ts';
import { ScoreBreakdownSchema, type ScoreBreakdown } from '../../../core/model/score.ts';

export type LiveItem = Extract<LiveEvent, { readonly type: 'agent' | 'step' }>;
type Observed = Extract<LiveEvent, { readonly type: 'start' }>['observation'];

/** How a live audit stands, from all that its stream has told. */
export interface LiveView {
  readonly first: Observed | null;
  readonly last: Observed | null;
  readonly items: readonly LiveItem[];
  readonly status: LiveStatus;
  readonly end: Extract<LiveEvent, { readonly type: 'end' }> | null;
  /** Null while the feedback is blind and the run goes on. */
  readonly breakdown: ScoreBreakdown | null;
  readonly score: number | null;
  readonly budget: number | null;
  readonly usage: LiveUsage;
}

/** What a run's model was asked for so far. */
export interface LiveUsage {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Null where a price is unknown. */
  readonly cost: number | null;
}

/** Puts the events of a stream together. */
export function liveView(run: LiveRun, events: readonly LiveEvent[]): LiveView {
  const start = events.find((event) => event.type === 'start');
  const items = events.filter((event): event is LiveItem => event.type === 'agent' || event.type === 'step');
  const step = items.findLast((event) => event.type === 'step');
  const end = events.findLast((event) => event.type === 'end') ?? null;
  const told = events.findLast((event) => event.type === 'status');
  const first = start?.type === 'start' ? start.observation : null;
  const last = step?.type === 'step' ? step.observation : first;
  const breakdown = end?.type === 'end' ? end.score_breakdown : breakdownOf(last);
  return {
    first,
    last,
    items,
    status: end?.type === 'end' ? statusOf(end.outcome) : told?.type === 'status' ? told.status : run.status,
    end: end?.type === 'end' ? end : null,
    breakdown,
    score: end?.type === 'end' ? end.score : breakdown === null ? null : (last?.score_so_far ?? null),
    budget: first?.attempts_remaining ?? null,
    usage: usageOf(items),
  };
}

function breakdownOf(observation: Observed | null): ScoreBreakdown | null {
  return ScoreBreakdownSchema.safeParse(observation?.score_breakdown).data ?? null;
}

function statusOf(outcome: string): LiveStatus {
  if (outcome === 'incomplete') return 'failed';
  return outcome === 'cancelled' ? 'stopped' : 'done';
}

function usageOf(items: readonly LiveItem[]): LiveUsage {
  let usage: LiveUsage = { calls: 0, tokensIn: 0, tokensOut: 0, cost: 0 };
  for (const item of items) {
    if (item.type !== 'agent' || item.event.type !== 'model_call') continue;
    const { reply } = item.event;
    usage = {
      calls: usage.calls + 1,
      tokensIn: usage.tokensIn + (reply?.usage.input_tokens ?? 0),
      tokensOut: usage.tokensOut + (reply?.usage.output_tokens ?? 0),
      cost: usage.cost === null || reply?.cost_usd === null ? null : usage.cost + (reply?.cost_usd ?? 0),
    };
  }
  return usage;
}
