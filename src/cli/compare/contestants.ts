import type { EpisodeRecord } from '../../core/model/record.ts';
import { hasResult, recordKey, rowKey, type Contestant, type EpisodeRow } from '../../evaluation/index.ts';
import { readRunRecords } from '../../store/runs/index.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Everyone who played in these runs, or the one that `RUN#AGENT` or `RUN#AGENT@MODEL` names.
 * @throws UsageError where nobody fits
 */
export async function contestantsOf(runs: readonly string[]): Promise<Contestant[]> {
  const found: Contestant[] = [];
  for (const run of runs) found.push(...(await contestantsIn(run)));
  return found.map((one) => shortened(one, found));
}

async function contestantsIn(text: string): Promise<Contestant[]> {
  const [folder = '', wanted, ...rest] = text.split('#');
  if (rest.length > 0) throw new UsageError(`'${text}': write RUN, RUN#AGENT or RUN#AGENT@MODEL`);
  const players = new Map<string, { agent: string; model: string | undefined; rows: EpisodeRow[] }>();
  for await (const record of readRunRecords(folder)) {
    const { agent, model } = recordKey(record);
    const name = model === undefined ? agent : `${agent}@${model}`;
    if (wanted !== undefined && wanted !== agent && wanted !== name) continue;
    const player = players.get(name) ?? { agent, model, rows: [] };
    players.set(name, player);
    if (hasResult(record)) player.rows.push(scoreRow(record));
  }
  if (players.size === 0)
    throw new UsageError(
      wanted === undefined ? `${folder} has no records yet` : `${folder} has no agent '${wanted}'`,
    );
  return [...players].map(([name, player]) => ({ name: `${folder}#${name}`, ...player }));
}

/** Without the folder where the rest tells contestants apart. */
function shortened(one: Contestant, all: readonly Contestant[]): Contestant {
  const short = one.name.slice(one.name.indexOf('#') + 1);
  return all.filter(({ name }) => name.endsWith(`#${short}`)).length > 1 ? one : { ...one, name: short };
}

function scoreRow(record: EpisodeRecord): EpisodeRow {
  const { score, score_breakdown, dense_reward_total, steps } = record.result;
  return {
    ...rowKey(recordKey(record)),
    score: score ?? 0,
    score_breakdown,
    dense_reward_total: dense_reward_total ?? 0,
    steps,
    outcome: 'completed',
    failure_modes: null,
  };
}
