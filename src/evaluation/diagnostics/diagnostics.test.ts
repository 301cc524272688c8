import { describe, expect, it } from 'vitest';
import { reactAgent, toolsAgent, agentNamed, type Agent } from '../../agents/index.ts';
import { BEHAVIOR_NAMES, mockModel, type BehaviorName } from '../../models/index.ts';
import { recordAgents } from '../../records/recorded.test-support.ts';
import { recordRow, isScored } from '../summary/record-row.ts';
import { episodeRow, type EpisodeRow } from '../summary/run-document.ts';
import { inProcessEnvironment, runMatrix } from '../../runner/index.ts';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import { diagnostics } from './diagnostics-row.ts';
import type { Flaw } from './flaws.ts';

async function rowsOf(agents: readonly Agent[], seeds: readonly number[]): Promise<EpisodeRow[]> {
  const records = await recordAgents(agents, ['task_hard'], seeds);
  return records.map((record) => recordRow(record)).filter(isScored);
}

/** The flaw of each mock, and what follows from it: by agent where it depends on how replies are asked for. */
const NAMED: Readonly<
  Record<BehaviorName, readonly Flaw[] | { react: readonly Flaw[]; tools: readonly Flaw[] }>
> = {
  perfect: [],
  careless: ['slips'],
  'forgets-comorbidity': ['forgets_comorbidity_override'],
  'forgets-stage-iv': ['overflags', 'ignores_stage_iv_exception', 'uses_up_its_steps'],
  'crude-gap': ['judges_bias_by_crude_gap'],
  'same-day-deaths': ['flags_valid_deaths'],
  'exclusive-ages': ['flags_valid_ages'],
  overflags: {
    react: [
      'overflags',
      'flags_valid_deaths',
      'flags_valid_ages',
      'uses_up_its_steps',
      'leaves_records_unseen',
    ],
    tools: ['overflags', 'flags_valid_deaths', 'flags_valid_ages', 'uses_up_its_steps'],
  },
  'escalates-bias': ['always_sees_bias'],
  'dismisses-bias': ['never_sees_bias'],
  'invents-patients': {
    react: ['flags_unknown_patients', 'uses_up_its_steps', 'ill_formed_replies'],
    tools: ['flags_unknown_patients'],
  },
  'proto-ids': {
    react: ['flags_unknown_patients', 'uses_up_its_steps', 'ill_formed_replies'],
    tools: ['flags_unknown_patients'],
  },
  'lower-case-ids': {
    react: ['overflags', 'flags_unknown_patients', 'ill_formed_replies'],
    tools: ['overflags', 'flags_unknown_patients'],
  },
  floods: {
    react: ['overflags', 'uses_up_its_steps', 'leaves_records_unseen', 'ill_formed_replies'],
    tools: ['overflags', 'uses_up_its_steps'],
  },
  refusing: ['leaves_records_unseen', 'gives_no_answers'],
  silent: ['leaves_records_unseen', 'gives_no_answers'],
  malformed: ['leaves_records_unseen', 'ill_formed_replies'],
  'malformed-once': ['needs_repairs'],
  // A document with something around it is read by react; a call of a tool with such arguments is refused.
  fenced: { react: ['ill_formed_replies'], tools: ['leaves_records_unseen', 'ill_formed_replies'] },
  doubled: { react: ['ill_formed_replies'], tools: ['leaves_records_unseen', 'ill_formed_replies'] },
  injecting: { react: ['ill_formed_replies'], tools: ['leaves_records_unseen', 'ill_formed_replies'] },
  'wrong-types': ['ill_formed_replies'],
  'cut-by-length': ['leaves_records_unseen', 'cut_off_replies'],
};

/** A verdict on bias is one an episode, and where steps run out few traps are met: it takes several to tell. */
const SEVERAL: readonly BehaviorName[] = [
  'crude-gap',
  'escalates-bias',
  'dismisses-bias',
  'forgets-stage-iv',
];

describe('diagnostics', () => {
  describe.each([
    ['react', reactAgent],
    ['tools', toolsAgent],
  ] as const)('with %s', (agent, make) => {
    it.each(BEHAVIOR_NAMES)('name the flaw of mock:%s, and no other', async (name) => {
      const seeds = SEVERAL.includes(name) ? [1, 2, 3, 4, 5] : [1, 2];
      const [row] = diagnostics(await rowsOf([make(mockModel(name))], seeds));
      const flaws = NAMED[name];
      expect(row?.flaws).toEqual('react' in flaws ? flaws[agent] : flaws);
    });
  });

  it('are the same from a live run and from its record', async () => {
    const agents = [
      reactAgent(mockModel('careless')),
      agentNamed('heuristic') ?? fail(),
      agentNamed('hostile') ?? fail(),
    ];
    const told = new Map<string, AgentEvent[]>();
    const live: EpisodeRow[] = [];
    await runMatrix({
      agents,
      tasks: ['task_hard'],
      seeds: [1],
      options: { observation_mode: 'lean', reward_mode: 'terminal', feedback_mode: 'blind' },
      openEnvironment: () => inProcessEnvironment(),
      onEvent(event) {
        if (event.type === 'agent_event')
          told.set(event.run.agent, [...(told.get(event.run.agent) ?? []), event.event]);
        if (event.type === 'episode_end')
          live.push(episodeRow(event.result, event.run, told.get(event.run.agent)));
      },
    });
    expect(await rowsOf(agents, [1])).toEqual(live);
  });

  it('account for every violation that was missed', async () => {
    const names = ['heuristic', 'rank', 'null', 'ablated-age-min-high', 'ablated-no-override'];
    const agents = names.flatMap((name) => agentNamed(name) ?? []);
    for (const row of await rowsOf(agents, [1, 2])) {
      const recall = row.score_breakdown?.recall ?? 0;
      const missed = row.diagnosis?.misses.length ?? 0;
      const found = (row.diagnosis?.flags ?? 0) - (row.failure_modes?.overflagging.false_positives ?? 0);
      const escalated = row.failure_modes?.bias_misinterpretation.verdict === 'escalated' ? 1 : 0;
      expect(recall).toBeCloseTo((found - escalated) / (found - escalated + missed), 5);
    }
  });

  it('tell a misread rule from slips', async () => {
    const [misread] = diagnostics(await rowsOf([agentNamed('ablated-no-override') ?? fail()], [1, 2]));
    expect(Object.keys(misread?.miss_causes ?? {})).toEqual(['exception_missed']);
    const [heuristic] = diagnostics(
      (await recordAgents([agentNamed('heuristic') ?? fail()], ['task_easy'], [1, 2]))
        .map((one) => recordRow(one))
        .filter(isScored),
    );
    expect(Object.keys(heuristic?.miss_causes ?? {})).toEqual(['misread_rule']);
  });

  it('have spreads, pass^k and the worst of the trials', async () => {
    const records = await recordAgents(
      [agentNamed('random') ?? fail(), agentNamed('oracle') ?? fail()],
      ['train_small'],
      [1, 2, 3],
      { trials: 2 },
    );
    const [random, oracle] = diagnostics(records.map((record) => recordRow(record)).filter(isScored));
    expect(random).toMatchObject({
      within_seed_sd: 0,
      pass_all: 0,
      exact_audits: { count: 0, at_most: 0.5 },
    });
    expect(oracle).toMatchObject({
      between_seed_sd: 0,
      pass_all: 1,
      worst_of_trials: 1,
      exact_audits: { count: 6 },
    });
  });
});

function fail(): never {
  throw new Error('no such agent');
}
