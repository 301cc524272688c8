/** Asks an environment (your own transport or client in place of this one) to keep every promise of the benchmark. */
import { inProcessEnvironment } from 'clinicalbench/runner';
import { checkEnvironment, ENVIRONMENT_CHECKS } from 'clinicalbench/testing';

/** Draws a seed for a reset that names none: the engine itself has no randomness but its seed. */
const drawSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

const findings = await checkEnvironment(() => inProcessEnvironment({ drawSeed }));
for (const { check, message } of findings) console.log(`${check}: ${message}`);
console.log(`${ENVIRONMENT_CHECKS.length} checks, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
