import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PackageSchema = z.object({ version: z.string(), description: z.string() });

/** What the server says of itself, as OpenEnv's environment metadata. */
export interface About {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly author: string;
  readonly documentation_url: string;
}

/** The version of the wire: what OpenEnv's validator calls the standard version. */
export const WIRE_VERSION = '1.0';

/** Reads what the package says of itself. */
export function readAbout(): About {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version, description } = PackageSchema.parse(JSON.parse(text));
  return {
    name: 'clinical_bench',
    description,
    version,
    author: 'ClinicalBench contributors',
    documentation_url: '/docs',
  };
}
