import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One file of JavaScript with everything in it, and the names of what it still imports. */
export interface Bundle {
  readonly code: string;
  readonly imports: readonly string[];
}

/**
 * Bundles a module with everything it imports, in memory.
 * @param entry the module, from the root of the repository
 * @param format 'iife' leaves its exports in a global named Bundle
 */
export async function bundle(entry: string, format: 'iife' | 'es'): Promise<Bundle> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL(`../../${entry}`, import.meta.url)),
        formats: [format],
        name: 'Bundle',
      },
      rollupOptions: { external: [/^node:/] },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []));
  const [chunk] = chunks;
  if (!chunk || chunks.length !== 1) throw new Error(`${entry} was bundled into ${chunks.length} files`);
  return { code: chunk.code, imports: chunk.imports };
}
