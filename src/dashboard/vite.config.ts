import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * The command center, twice: as files that the server offers (default), and as one file that holds everything and
 * replays a run from disk (`--mode single-file`).
 */
export default defineConfig(({ mode }) => {
  const single = mode === 'single-file';
  return {
    root,
    base: single ? './' : '/',
    plugins: [react(), tailwindcss(), ...(single ? [viteSingleFile({ removeViteModuleLoader: true })] : [])],
    build: {
      outDir: single ? `${dist}dashboard-single` : `${dist}dashboard`,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: single ? 100_000_000 : 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    server: {
      proxy: { '/api': 'http://127.0.0.1:8000', '/health': 'http://127.0.0.1:8000' },
    },
  };
});
