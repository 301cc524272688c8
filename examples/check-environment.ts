/** Asks an environment (your own transport or client in place of this one) to keep every promise of the benchmark. */
import { inProcessEnvironment } from 'clinicalbench/runner';
import { checkEnvironment, ENVIRONMENT_CHECKS } from 'clinicalbench/testing';

const findings = await checkEnvironment(() => inProcessEnvironment());
for (const { check, message } of findings) console.log(`${check}: ${message}`);
console.log(`${ENVIRONMENT_CHECKS.length} checks, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
