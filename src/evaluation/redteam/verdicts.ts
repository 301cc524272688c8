import { measureEquity } from '../../agents/equity/measure.ts';
import { showsBias } from '../../agents/oracle/bias-rule.ts';
import { toRows } from '../../core/dataset/rows.ts';
import { balancedAccuracy } from '../statistics/balanced-accuracy.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { EVALUATION_OPTIONS } from '../play.ts';
import { exactly, judged, within, type Finding } from './finding.ts';
import { named } from './named.ts';
import { verdictEpisodes, type Result, type Runs } from './runs.ts';

const CHANCE_DISTANCE = 0.05;
const CONSTANT = ['always-bias', 'never-bias'];
const DECODERS = ['title-decoder', 'id-decoder', 'count-decoder'];

/** Verdicts on bias without stratifying: a constant one is right in one half, and so are decoders and the crude gap. */
export async function verdicts(runs: Runs): Promise<Finding[]> {
  if (!runs.tasks.includes('task_hard')) return [];
  const findings: Finding[] = [];
  for (const exploit of CONSTANT) {
    const results = await runs.results(named(exploit), 'task_hard');
    const said = results.flatMap((result) => result.bias ?? []);
    const attack = {
      family: 'bias verdict',
      exploit,
      task_id: 'task_hard',
      measure: 'balanced accuracy',
    } as const;
    const mean = balancedAccuracy(said) ?? Number.NaN;
    findings.push(judged(attack, { episodes: said.length, mean, interval: null }, exactly(0.5)));
  }
  for (const exploit of DECODERS) {
    const results = await runs.results(named(exploit), 'task_hard', EVALUATION_OPTIONS, runs.verdictSeeds);
    findings.push(rightRate(exploit, results.flatMap(isRight)));
  }
  return [...findings, crudeGap(runs)];
}

/** How often the crude gap gives the right verdict, with both shares looked at as the protocol has it. */
function crudeGap(runs: Runs): Finding {
  const right: boolean[] = [];
  for (const { dataset, protocol, truth } of verdictEpisodes(runs)) {
    const said = showsBias(measureEquity(toRows(dataset)), { rules: protocol.rules, gap: 'crude' });
    right.push(said === truth.audit.bias?.present);
  }
  return rightRate('crude-gap', right);
}

function rightRate(exploit: string, right: readonly boolean[]): Finding {
  const hits = right.filter(Boolean).length;
  return judged(
    { family: 'bias verdict', exploit, task_id: 'task_hard', measure: 'share of right verdicts' },
    { episodes: right.length, mean: hits / right.length, interval: wilsonInterval(hits, right.length) },
    within(0.5, CHANCE_DISTANCE),
  );
}

function isRight({ bias }: Result): boolean[] {
  return bias === null ? [] : [bias.present === bias.said];
}
