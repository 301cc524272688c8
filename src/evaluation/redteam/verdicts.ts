import { measureEquity } from '../../agents/equity/measure.ts';
import { showsBias } from '../../agents/auditor/bias-rule.ts';
import { toRows } from '../../core/dataset/rows.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { balancedAccuracyInterval } from '../statistics/balanced-accuracy.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { EVALUATION_OPTIONS } from '../play.ts';
import { equalTo, within } from './bound.ts';
import { judged, type RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import { biasTasks, verdictEpisodes, type Result, type Runs } from './runs.ts';

const FAMILY = 'bias verdict';
const CHANCE_DISTANCE = 0.05;
const CONSTANT = ['always-bias', 'never-bias'];
const DECODERS = ['title-decoder', 'id-decoder', 'count-decoder'];

/** Verdicts on bias without stratifying: a constant one is right in one half, and so are decoders and the crude gap. */
export async function verdicts(runs: Runs): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const taskId of biasTasks(runs)) {
    for (const exploit of CONSTANT) findings.push(...(await constantVerdict(runs, exploit, taskId)));
    for (const exploit of DECODERS) {
      const results = await runs.results(named(exploit), taskId, EVALUATION_OPTIONS, runs.verdictSeeds);
      findings.push(rightRate(runs, exploit, taskId, results.flatMap(isRight)));
    }
    findings.push(crudeGap(runs, taskId));
  }
  return findings;
}

/** The balanced accuracy of one verdict for all; none where the seeds hold one kind of episode only. */
async function constantVerdict(runs: Runs, exploit: string, task_id: TaskId): Promise<RedteamFinding[]> {
  const results = await runs.results(named(exploit), task_id);
  const said = results.flatMap((result) => result.bias ?? []);
  const estimate = balancedAccuracyInterval(said);
  if (estimate === null) return [];
  const attack = { family: FAMILY, exploit, task_id, measure: 'balanced accuracy' };
  return [judged(attack, { episodes: said.length, ...estimate }, equalTo(0.5))];
}

/** How often the crude gap gives the right verdict, with both shares looked at as the protocol has it. */
function crudeGap(runs: Runs, taskId: TaskId): RedteamFinding {
  const right: boolean[] = [];
  for (const { dataset, protocol, truth } of verdictEpisodes(runs, taskId)) {
    const said = showsBias(measureEquity(toRows(dataset)), { rules: protocol.rules, gap: 'crude' });
    right.push(said === truth.audit.bias?.present);
  }
  return rightRate(runs, 'crude-gap', taskId, right);
}

function rightRate(
  { strictness }: Runs,
  exploit: string,
  task_id: TaskId,
  right: readonly boolean[],
): RedteamFinding {
  const hits = right.filter(Boolean).length;
  return judged(
    { family: FAMILY, exploit, task_id, measure: 'share of right verdicts' },
    { episodes: right.length, mean: hits / right.length, interval: wilsonInterval(hits, right.length) },
    within(0.5, CHANCE_DISTANCE, strictness),
  );
}

function isRight({ bias }: Result): boolean[] {
  return bias === null ? [] : [bias.present === bias.said];
}
