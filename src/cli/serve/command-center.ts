import { AGENTS, type LanguageModel } from '../../agents/index.ts';
import { BEHAVIOR_NAMES, mockModel } from '../../models/index.ts';
import { dashboard, isDashboardBuilt, type ServerExtension } from '../../server/index.ts';
import type { Host } from '../host.ts';
import { openRunModel } from '../model/open-run-model.ts';
import { printable } from '../output/printable.ts';
import { PACKAGE_VERSION } from '../package-version.ts';
import { PUBLISHED_LEADERBOARD } from '../published-leaderboard.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The dashboard of a server: agents of code, mock models, and the model that is configured.
 * @param runs folder of run folders
 * @param closed whether only people who may spend can reach the server: it listens on this machine, or has a token
 */
export function commandCenter(runs: string, closed: boolean, host: Host): ServerExtension {
  const { terminal } = host;
  if (!isDashboardBuilt())
    terminal.note('The dashboard is not built: npm run build, or npm start, builds it.');
  return dashboard({
    records: runs,
    agents: AGENTS.filter(({ kind }) => kind !== 'trivial' && kind !== 'ablated'),
    models: [...configuredModels(closed, host), ...BEHAVIOR_NAMES.map(mockModel)],
    packageVersion: PACKAGE_VERSION,
    leaderboard: PUBLISHED_LEADERBOARD,
    onFault: (cause) =>
      terminal.complain(`fault: ${printable(cause instanceof Error ? cause.message : String(cause))}\n`),
  });
}

/** The model of MODEL_NAME, where visitors may spend its money. */
function configuredModels(closed: boolean, { config, terminal }: Host): LanguageModel[] {
  if (config.model.name === null) return [];
  if (!closed) {
    terminal.note(
      'MODEL_NAME is not offered in the dashboard: a public server needs CLINICALBENCH_TOKEN for that.',
    );
    return [];
  }
  try {
    const model = openRunModel({ stream: true }, config);
    return model ? [model] : [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`MODEL_NAME is not offered in the dashboard: ${error.message}`);
    return [];
  }
}
