import type { Environment } from '../runner/environment.ts';
import { boundaryChecks } from './checks/boundary.ts';
import { determinismChecks } from './checks/determinism.ts';
import { episodeChecks } from './checks/episode.ts';
import { secrecyChecks } from './checks/secrecy.ts';
import type { Check } from './checks/check.ts';

/** One promise that an environment broke. */
export interface EnvironmentFinding {
  /** The name of the check, stable. */
  readonly check: string;
  readonly message: string;
}

/** Opens a fresh environment; each is closed by the checker. */
export type OpenEnvironment = () => Environment | Promise<Environment>;

/** Every check, in the order in which they run. */
export const ENVIRONMENT_CHECKS: readonly Check[] = [
  ...episodeChecks,
  ...determinismChecks,
  ...boundaryChecks,
  ...secrecyChecks,
];

/**
 * Plays short episodes on an environment and tells every promise of the benchmark that it breaks: the public checker
 * for whoever writes an environment, a transport or a client. Empty when all hold. A check that fails with an
 * exception is a finding too.
 */
export async function checkEnvironment(open: OpenEnvironment): Promise<EnvironmentFinding[]> {
  const findings: EnvironmentFinding[] = [];
  for (const check of ENVIRONMENT_CHECKS) {
    const opened: Environment[] = [];
    const openOne = async () => {
      const environment = await open();
      opened.push(environment);
      return environment;
    };
    try {
      for await (const message of check.run(openOne)) findings.push({ check: check.name, message });
    } catch (error) {
      findings.push({ check: check.name, message: `it failed: ${String(error)}` });
    } finally {
      for (const environment of opened) await environment.close();
    }
  }
  return findings;
}

/** The same, for a test: throws one error that lists every finding. */
export async function assertEnvironment(open: OpenEnvironment): Promise<void> {
  const findings = await checkEnvironment(open);
  if (findings.length === 0) return;
  const list = findings.map(({ check, message }) => `- ${check}: ${message}`).join('\n');
  throw new Error(`The environment breaks ${findings.length} promises:\n${list}`);
}
