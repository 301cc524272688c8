import { recordedFetch, replayedFetch, type Fetch, type ModelSettings } from '../../models/index.ts';
import { beginTraffic, readTraffic, TrafficFileError } from '../../store/traffic/index.ts';
import { UsageError } from '../usage-error.ts';
import type { ModelFlags } from './model-flags.ts';

/** The fetch of a run that records its traffic, replays it, or does neither. @throws UsageError for a file that will not do */
export function trafficFetch(
  { recordTraffic, replayTraffic }: Pick<ModelFlags, 'recordTraffic' | 'replayTraffic'>,
  fetch: Fetch,
  { key }: Pick<ModelSettings, 'key'>,
): Fetch {
  try {
    if (replayTraffic !== undefined) return replayedFetch(readTraffic(replayTraffic));
    if (recordTraffic === undefined) return fetch;
    return recordedFetch(fetch, { secrets: [key], onExchange: beginTraffic(recordTraffic) });
  } catch (error) {
    if (!(error instanceof TrafficFileError)) throw error;
    const flag = replayTraffic === undefined ? '--record-traffic' : '--replay-traffic';
    throw new UsageError(`${flag}: ${error.message}.`, { cause: error });
  }
}
