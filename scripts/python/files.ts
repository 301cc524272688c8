import { GENERATOR_VERSION } from '../../src/core/index.ts';
import { pythonModels } from './models.ts';
import { pythonTools } from './tools.ts';
import { canaryPlans, oraclePlan } from './validation-plans.ts';

/** A file of which all or a part follows from the code. */
export interface GeneratedFile {
  readonly path: string;
  /** The whole text, given the text that stands there now. */
  readonly text: (current: string) => string;
}

/** Every file that `npm run python` writes: modules of the Python package, validation plans, the pin in openenv.yaml. */
export async function pythonFiles(): Promise<readonly GeneratedFile[]> {
  const [oracle, canaries] = [await oraclePlan(), await canaryPlans()];
  return [
    { path: 'python/clinical_bench/models.py', text: pythonModels },
    { path: 'python/clinical_bench/tools.py', text: pythonTools },
    { path: 'validation/runtime.json', text: () => oracle },
    { path: 'validation/canaries.json', text: () => canaries },
    { path: 'openenv.yaml', text: pinned },
  ];
}

/** The manifest pins the episodes of the validation plans by the generator that makes them. */
function pinned(manifest: string): string {
  return manifest.replace(/^( +dataset_version: ).*$/m, `$1${GENERATOR_VERSION}`);
}
