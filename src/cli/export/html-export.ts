import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usage-error.ts';

/** Where `npm run build` puts the page that holds everything, seen from the source and from the built program alike. */
const TEMPLATE = fileURLToPath(new URL('../../../dist/dashboard-single/index.html', import.meta.url));

/**
 * A page of one file that replays records without a server: the dashboard with the lines of a run in a block of data.
 * Its own content security policy lets nothing run but the dashboard's script, and nothing be fetched from anywhere.
 * @param lines records in their own text
 * @throws UsageError where the dashboard is not built
 */
export function htmlExport(lines: readonly string[], template = TEMPLATE): string {
  if (!existsSync(template)) throw new UsageError('the dashboard is not built: run npm run build first');
  // The icon is a file of its own, which a page of one file does not have.
  const page = readFileSync(template, 'utf8').replace(/<link rel="icon"[^>]*>\s*/, '');
  const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(page)?.[1];
  if (script === undefined) throw new Error(`${template} holds no script`);
  // A record may hold any text: "<" is written so that no end tag can stand in the block.
  const data = JSON.stringify(lines).replaceAll('<', '\\u003c');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const block = `<script type="application/json" id="clinicalbench-records">${data}</script>`;
  // The block is put in by position: a replacement text would read "$&" in a record as a pattern.
  const at = page.indexOf('<div id="root">');
  const body = `${page.slice(0, at)}${block}\n${page.slice(at)}`;
  const start = body.indexOf('<meta charset');
  return `${body.slice(0, start)}${head}\n    ${body.slice(start)}`;
}
