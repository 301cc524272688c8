import { performance } from 'node:perf_hooks';
import {
  audit,
  datasetJson,
  generateEpisode,
  OptionsSchema,
  observe,
  parseAction,
  RANKED_TASK_IDS,
  replay,
  startEpisode,
  step,
  toRows,
  type Action,
  type Episode,
  type EpisodeState,
  type RankedTaskId,
} from 'clinicalbench';

/**
 * Measures the engine and prints each figure with its ratio to JSON.stringify of the same dataset as row objects,
 * taken in turn in the same run: machines differ and drift, ratios travel.
 * Run: npm run bench:speed [-- --json]
 */

const ROUNDS = 7;
const options = OptionsSchema.parse({});

interface Figure {
  readonly what: string;
  readonly value: string;
  /** Time of one operation over the time of one JSON.stringify of the hard dataset's rows. */
  readonly ratio: number | null;
}

const hard = generateEpisode({ task_id: 'task_hard', seed: 42 });
const rows = toRows(hard.dataset);
const actions = auditOf(hard);
const json = process.argv.includes('--json');

const figures: Figure[] = [
  ...RANKED_TASK_IDS.map(generation),
  timed('audit of 720 patients', 200, () => audit(hard.dataset, hard.protocol.rules, hard.task.errorTypes)),
  timed('JSON of the hard dataset from columns', 20, () => datasetJson(hard.dataset)),
  timed('row objects of the hard dataset', 20, () => toRows(hard.dataset)),
  steps(),
  parsedSteps(),
  timed('replay of 75 steps', 50, () => replay(hard, options, 'bench', actions)),
  memory('memory of a live episode on a shared dataset, after 75 steps', 4_000, (episodeId) =>
    replay(hard, options, episodeId, actions),
  ),
  memory('memory of a live hard episode of its own', 400, (_, index) =>
    startEpisode(generateEpisode({ task_id: 'task_hard', seed: 1_000 + index }), options, 'bench'),
  ),
];
print(figures);

/**
 * The time of one operation: the median over rounds, each paired with a round of the reference.
 * @param operations how many operations one call of `run` carries out
 */
function timed(
  what: string,
  calls: number,
  run: (call: number) => unknown,
  operations = 1,
  show: (ms: number) => string = duration,
): Figure {
  const [own, ratios]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const ms = clock(calls, run) / operations;
    const stringify = clock(10, () => JSON.stringify(rows));
    if (round === 0) continue;
    own.push(ms);
    ratios.push(ms / stringify);
  }
  return { what, value: show(median(own)), ratio: median(ratios) };
}

function generation(taskId: RankedTaskId): Figure {
  let seed = 0;
  return timed(`generation of ${taskId}`, 250, () => generateEpisode({ task_id: taskId, seed: seed++ }));
}

function steps(): Figure {
  return timed('core step (dense)', 1, playThousandTimes, 1000 * actions.length, perSecond);
}

function playThousandTimes(): EpisodeState {
  let state = startEpisode(hard, options, 'bench');
  for (let episode = 0; episode < 1000; episode++) {
    state = startEpisode(hard, options, 'bench');
    for (const action of actions) state = step(state, action).state;
  }
  return state;
}

function parsedSteps(): Figure {
  const messages = actions.map((action) => JSON.stringify(action));
  const play = () => {
    let state = startEpisode(hard, options, 'bench');
    for (const message of messages) {
      const parsed = parseAction(JSON.parse(message));
      if (!parsed.ok) throw new Error(parsed.message);
      state = step(state, parsed.action).state;
      JSON.stringify(observe(state));
    }
  };
  return timed('parse, step, observe and serialize (lean)', 20, play, messages.length, perSecond);
}

/** Bytes that each of `count` live objects keeps alive, array buffers included. */
function memory(what: string, count: number, make: (id: string, index: number) => unknown): Figure {
  const collect = globalThis.gc;
  if (!collect) throw new Error('run with --expose-gc');
  const used = () => {
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  make('warm-up', 0);
  const kept: unknown[] = Array.from({ length: count }, () => null);
  const before = used();
  for (let i = 0; i < count; i++) kept[i] = make(`episode-${i}`, i);
  const bytes = (used() - before) / kept.length;
  return { what, value: `${(bytes / 1024).toFixed(2)} KiB`, ratio: null };
}

function clock(calls: number, run: (call: number) => unknown): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run(call);
  return (performance.now() - start) / calls;
}

/** 75 actions of an audit of that episode: the required work, then one flag a patient, then a report. */
function auditOf({ task }: Episode): Action[] {
  const work: Action[] = [
    ...task.requiredInvestigations.map((variable) => ({ action_type: 'investigate_pattern', variable })),
    ...task.requiredDistributions.map((variable) => ({ action_type: 'compute_distribution', variable })),
  ];
  const flags = Array.from({ length: task.budget - work.length - 1 }, (_, i) => ({
    action_type: 'flag_error',
    error_type: 'invalid_age',
    patient_id: `P${String(i * 9 + 1).padStart(4, '0')}`,
    confidence: 0.9,
  }));
  return [...work, ...flags, { action_type: 'submit_report', report: 'Protocol: none.' }];
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function duration(ms: number): string {
  return ms < 0.1 ? `${(ms * 1000).toFixed(2)} us` : `${ms.toFixed(3)} ms`;
}

function perSecond(ms: number): string {
  return `${Math.round(1000 / ms).toLocaleString('en-US')} per s`;
}

function print(lines: readonly Figure[]): void {
  if (json) {
    console.log(JSON.stringify(lines, null, 2));
    return;
  }
  console.log(
    'ratio = time of one operation / time of JSON.stringify of the hard dataset as row objects, same run\n',
  );
  for (const { what, value, ratio } of lines) {
    console.log(
      `${what.padEnd(62)} ${value.padStart(20)}  ${ratio === null ? '' : `ratio ${ratio.toPrecision(3)}`}`,
    );
  }
}
