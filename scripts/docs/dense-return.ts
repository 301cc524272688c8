import { oracle } from '../../src/agents/index.ts';
import { observe } from '../../src/core/episode/observe.ts';
import { replay } from '../../src/core/episode/replay.ts';
import { episodeScore } from '../../src/core/episode/score.ts';
import { startEpisode } from '../../src/core/episode/start.ts';
import { generateEpisode, type Episode } from '../../src/core/generate/episode.ts';
import { ActionSchema, type Action } from '../../src/core/model/action.ts';
import type { Observation } from '../../src/core/model/observation.ts';
import { MILLION } from '../../src/core/score/weights.ts';
import { decimals, table } from './markdown.ts';

const OPTIONS = { observation_mode: 'lean', reward_mode: 'dense', feedback_mode: 'verdict' } as const;
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const SHOWN = [1, 5, 10, 15, 20, 25, 30, 35] as const;
/** Where the dense return bends, each number of flags is tried. Every hard episode of those seeds has as many violations. */
const TRIED = [...new Set([...SHOWN, ...Array.from({ length: 14 }, (_, index) => 22 + index)])];

/** What an audit without a mistake earns that stops after some flags and reports. */
interface Return {
  readonly dense: number;
  readonly score: number;
}

/** The dense return and the score of the oracle on task_hard by the number of flags it places before its report. */
export function denseReturnTable(): string {
  const audits = SEEDS.map((seed) => auditOf(generateEpisode({ task_id: 'task_hard', seed })));
  const means = new Map(TRIED.map((flags) => [flags, meanOf(audits.map((audit) => audit.stoppedAt(flags)))]));
  const whole = meanOf(audits.map((audit) => audit.stoppedAt(audit.violations)));
  const best = [...means].reduce((top, one) => (one[1].dense > top[1].dense ? one : top))[0];
  const flags = [...new Set([...SHOWN, best])].toSorted((a, b) => a - b);
  const rows = flags.map((count) => {
    const mark = count === best ? ' (highest dense return)' : '';
    return [`${count}${mark}`, ...cells(means.get(count))];
  });
  return [
    table(
      [
        'correct flags before the report',
        '>dense return',
        '>episode score = `shaped` return = `terminal` return',
      ],
      [...rows, ['all, on average ' + decimals(meanCount(audits), 1), ...cells(whole)]],
    ),
    '',
    `Means over seeds ${SEEDS[0]} to ${SEEDS.at(-1)} of \`task_hard\`; every flag is right and stated with confidence 1.`,
  ].join('\n');
}

interface Audit {
  readonly violations: number;
  /** @param flags at least 1 */
  stoppedAt(flags: number): Return;
}

/** The oracle's audit of an episode, to be cut short after any number of flags. */
function auditOf(episode: Episode): Audit {
  const first = observe(startEpisode(episode, OPTIONS, 'docs'));
  return {
    violations: episode.truth.audit.total,
    stoppedAt(flags) {
      const end = replay(episode, OPTIONS, 'docs', actionsUpTo(first, flags));
      return { dense: end.denseTotal / MILLION, score: episodeScore(end).score };
    },
  };
}

/** What the oracle does when its budget seems to leave room for so many flags and the report. */
function actionsUpTo(first: Observation, flags: number): Action[] {
  const actions: Action[] = [];
  const plan = oracle.audit(first);
  if (Symbol.asyncIterator in plan) throw new TypeError('the oracle does not wait for anything');
  let left = flags;
  let next = plan.next();
  while (!next.done) {
    const action = ActionSchema.parse(next.value);
    actions.push(action);
    if (action.action_type === 'flag_error') left--;
    next = plan.next({ ...first, phase: 'flagging', attempts_remaining: left + 1 });
  }
  return actions;
}

function meanOf(returns: readonly Return[]): Return {
  const mean = (of: (one: Return) => number) =>
    returns.reduce((sum, one) => sum + of(one), 0) / returns.length;
  return { dense: mean((one) => one.dense), score: mean((one) => one.score) };
}

function meanCount(audits: readonly Audit[]): number {
  return audits.reduce((sum, { violations }) => sum + violations, 0) / audits.length;
}

function cells(value: Return | undefined): string[] {
  return [decimals(value?.dense ?? null, 2), decimals(value?.score ?? null, 3)];
}
