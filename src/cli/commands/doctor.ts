import type { Command } from 'commander';
import { EXIT } from '../exit-code.ts';
import { examine, type Finding } from '../doctor/examine.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { jsonOption } from '../option.ts';
import { printableLine } from '../output/printable.ts';
import { hang } from '../output/wrap.ts';
import { PACKAGE_VERSION } from '../package-version.ts';
import type { Terminal } from '../terminal.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';

/** Adds `doctor`: says what is configured, what works and what is missing. */
export function addDoctorCommand(program: Command, host: Host): void {
  program
    .command('doctor')
    .summary('say what is configured, what works and what is missing')
    .description(
      'Examine this installation. Exit code 0 unless something that is needed is broken. Keys are never printed.',
    )
    .addOption(jsonOption())
    .addHelpText('after', examples([['clinicalbench doctor', 'a line for each thing looked at']]))
    .action(async ({ json }: { readonly json?: true }) => {
      const { terminal, config } = host;
      const findings = await examine(config, process.versions.node);
      const ok = findings.every((finding) => finding.state !== 'broken');
      const versions = { package_version: PACKAGE_VERSION, generator_version: GENERATOR_VERSION };
      if (json) terminal.print(JSON.stringify({ ...versions, ok, findings }));
      else {
        terminal.print(
          terminal.style.title(`clinicalbench ${PACKAGE_VERSION}, generator ${GENERATOR_VERSION}`),
        );
        terminal.print(findings.map((finding) => findingLine(finding, terminal)).join('\n'));
      }
      if (!ok) host.exitCode = EXIT.runErrors;
    });
}

const DETAIL_AT = 34;

function findingLine({ what, state, detail }: Finding, { style, columns }: Terminal): string {
  const paint = { ok: style.good, missing: style.warn, broken: style.bad }[state];
  const text = hang(' '.repeat(DETAIL_AT), printableLine(detail), columns).trimStart();
  return `  ${paint(state.padEnd(8))} ${what.padEnd(22)} ${text}`;
}
