import { Option, type Command } from 'commander';
import {
  createApp,
  DEFAULT_LIMITS,
  DEFAULT_SETTINGS,
  type ServerExtension,
  type ServerSettings,
  type WireFault,
} from '../../server/index.ts';
import { mcpExtension } from '../../server/mcp/index.ts';
import { DURABILITIES, openSessionLog, type Durability } from '../../store/index.ts';
import type { ServerConfig } from '../config.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption } from '../option.ts';
import { printable } from '../output/printable.ts';
import { PACKAGE_VERSION } from '../package-version.ts';
import { commandCenter } from '../serve/command-center.ts';
import { stopSignal } from '../serve/stop-signal.ts';

interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly maxSessions: number;
  readonly maxPerAddress: number;
  readonly maxPatients: number;
  readonly graceMinutes: number;
  readonly idleMinutes: number;
  readonly drainSeconds: number;
  readonly log?: string;
  readonly runs: string;
  readonly durability: Durability;
}

const MINUTE = 60_000;

/** Parts of the server that are built elsewhere. */
function extensionsOf(options: ServeOptions, closed: boolean, host: Host): ServerExtension[] {
  return [mcpExtension, commandCenter(options.runs, closed, host)];
}

/** Adds `serve`: offers environments over HTTP and WebSocket until it is told to stop. */
export function addServeCommand(program: Command, host: Host): void {
  program
    .command('serve')
    .summary('offer environments over HTTP and WebSocket, and the dashboard')
    .description(
      'Serve the OpenEnv protocol, MCP and the dashboard. It listens on this machine only, unless HOST or --host says otherwise.\n' +
        'CLINICALBENCH_TOKEN closes the server to whoever does not show it; ALLOWED_HOSTS and ALLOWED_ORIGINS name who may call.',
    )
    .option('--host <address>', 'the address to listen on (default: HOST, else 127.0.0.1)')
    .addOption(
      integerOption('--port <n>', 'the port; 0 takes a free one (default: PORT, else 8000)', 0, 65_535),
    )
    .addOption(
      integerOption('--max-sessions <n>', 'sessions at once', 1, 1_000_000).default(DEFAULT_LIMITS.capacity),
    )
    .addOption(
      integerOption(
        '--max-per-address <n>',
        'sessions at once from one address, 0 for no limit',
        0,
        1_000_000,
      ).default(DEFAULT_LIMITS.perAddress),
    )
    .addOption(
      integerOption(
        '--max-patients <n>',
        'patients of the largest trial a client may ask for',
        40,
        100_000,
      ).default(DEFAULT_LIMITS.patients),
    )
    .addOption(
      integerOption(
        '--grace-minutes <n>',
        'how long a session with a token outlives its socket',
        0,
        10_080,
      ).default(DEFAULT_LIMITS.graceMs / MINUTE),
    )
    .addOption(
      integerOption('--idle-minutes <n>', 'how long a session may be silent', 1, 10_080).default(
        DEFAULT_LIMITS.idleMs / MINUTE,
      ),
    )
    .addOption(
      integerOption(
        '--drain-seconds <n>',
        'how long open sessions may go on after SIGTERM',
        0,
        3_600,
      ).default(5),
    )
    .option('--runs <folder>', 'records that the dashboard shows and adds to', 'runs')
    .option('--log <folder>', 'keep sessions with a token there, so that they outlive the process')
    .addOption(
      new Option('--durability <how>', 'when a step counts as kept: never, by the system, on the disk')
        .choices(DURABILITIES)
        .default('os'),
    )
    .addHelpText(
      'after',
      examples([
        ['clinicalbench serve', 'on http://127.0.0.1:8000'],
        ['HOST=0.0.0.0 clinicalbench serve --port 80', 'for other machines'],
      ]),
    )
    .action((options: ServeOptions) => serve(options, host));
}

async function serve(options: ServeOptions, host: Host): Promise<void> {
  const { terminal } = host;
  const config = host.config.server();
  const address = options.host ?? config.host;
  const settings = settingsOf(options, config, address);
  const server = await createApp({
    settings,
    extensions: extensionsOf(options, settings.access.loopback || config.token !== null, host),
    ...(config.sealedKey === null ? {} : { sealedKey: config.sealedKey }),
    ...(options.log === undefined
      ? {}
      : { log: await openSessionLog({ folder: options.log, durability: options.durability }) }),
    onServerFault: (fault) => terminal.complain(`${faultLine(fault)}\n`),
  });
  const stop = stopSignal();
  const url = await server.listen({ host: address, port: options.port ?? config.port });
  terminal.note(`ClinicalBench ${PACKAGE_VERSION} serves at ${url}`);
  terminal.print(url);
  const signal = await stop;
  terminal.note(`${signal}: closing`);
  await server.drain(signal === 'SIGTERM' ? options.drainSeconds * 1_000 : 0);
  host.exitCode = EXIT.ok;
}

function settingsOf(options: ServeOptions, config: ServerConfig, address: string): ServerSettings {
  const { hosts, origins, space, token } = config;
  const loopback = address === '::1' || address === 'localhost' || /^127(\.\d+){3}$/.test(address);
  return {
    ...DEFAULT_SETTINGS,
    limits: {
      ...DEFAULT_LIMITS,
      capacity: options.maxSessions,
      perAddress: options.maxPerAddress,
      patients: options.maxPatients,
      graceMs: options.graceMinutes * MINUTE,
      idleMs: options.idleMinutes * MINUTE,
    },
    access: {
      loopback,
      hosts: loopback ? [...hosts, address] : hosts,
      origins,
      space,
      token,
    },
  };
}

/** A fault of the server for its operator, with the causes that clients do not see. */
function faultLine(fault: WireFault): string {
  const words: string[] = [];
  for (let error: unknown = fault; error instanceof Error; error = error.cause) words.push(error.message);
  return printable(`fault: ${fault.reason}: ${words.join(': ')}`);
}
