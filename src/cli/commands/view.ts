import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { createApp, dashboard, isDashboardBuilt } from '../../server/index.ts';
import { RUN_FILES } from '../../store/runs/index.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption } from '../option.ts';
import { PACKAGE_VERSION } from '../package-version.ts';
import { PUBLISHED_LEADERBOARD } from '../published-leaderboard.ts';
import { stopSignal } from '../serve/stop-signal.ts';
import { UsageError } from '../usage-error.ts';

/** Adds `view`: opens the dashboard on records, without starting anything. */
export function addViewCommand(program: Command, host: Host): void {
  program
    .command('view')
    .summary('show records in a browser')
    .description(
      'Serve the dashboard on a run folder, or on a folder of run folders: replay, compare and check records.\n' +
        'Nothing can be started there. It listens on this machine only, until it is told to stop.',
    )
    .argument('<folder>', 'a run folder, or a folder of run folders')
    .addOption(integerOption('--port <n>', 'the port; 0 takes a free one', 0, 65_535).default(0))
    .addHelpText('after', examples([['clinicalbench view runs', 'every run below runs/']]))
    .action((folder: string, { port }: { readonly port: number }) => view(folder, port, host));
}

async function view(folder: string, port: number, host: Host): Promise<void> {
  const { terminal } = host;
  const place = resolve(folder);
  if (!existsSync(place)) throw new UsageError(`${folder}: there is no such folder`);
  if (!isDashboardBuilt()) throw new UsageError('the dashboard is not built: run npm run build first');
  const isRun = existsSync(join(place, RUN_FILES.config));
  const server = await createApp({
    extensions: [
      dashboard({
        records: isRun ? dirname(place) : place,
        ...(isRun ? { only: basename(place) } : {}),
        agents: [],
        models: [],
        readOnly: true,
        packageVersion: PACKAGE_VERSION,
        leaderboard: PUBLISHED_LEADERBOARD,
      }),
    ],
  });
  const stop = stopSignal();
  const url = await server.listen({ host: '127.0.0.1', port });
  terminal.note('The records are shown at this address; Ctrl+C ends it.');
  terminal.print(url);
  await stop;
  await server.close();
  host.exitCode = EXIT.ok;
}
