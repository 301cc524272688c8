import { AGENTS } from '../../agents/index.ts';
import { BEHAVIOR_NAMES, mockModel } from '../../models/index.ts';
import { dashboard, isDashboardBuilt, type ServerExtension } from '../../server/index.ts';
import type { Host } from '../host.ts';
import { PACKAGE_VERSION } from '../package-version.ts';

/** The dashboard of a server: agents of code, mock models, and what is configured. @param runs folder of run folders */
export function commandCenter(runs: string, { terminal }: Host): ServerExtension {
  if (!isDashboardBuilt())
    terminal.note('The dashboard is not built: npm run build, or npm start, builds it.');
  return dashboard({
    records: runs,
    agents: AGENTS.filter(({ kind }) => kind !== 'trivial' && kind !== 'ablated'),
    models: BEHAVIOR_NAMES.map(mockModel),
    packageVersion: PACKAGE_VERSION,
    onFault: (cause) =>
      terminal.complain(`fault: ${cause instanceof Error ? cause.message : String(cause)}\n`),
  });
}
