import type { About } from '../about.ts';
import { escapeHtml, page } from './html.ts';

/** One line of the list of endpoints. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

/** What OpenAPI has no words for. */
const SOCKETS: readonly Endpoint[] = [
  {
    method: 'WS',
    path: '/ws',
    summary:
      'A session for as long as the socket is open. Messages: {"type": "reset" | "step" | "state" | "close", "data": {...}}; one reply for each.',
  },
  {
    method: 'WS',
    path: '/s/{token}/ws',
    summary: 'The same for a session that can be resumed. The base URL of an OpenEnv client is /s/{token}.',
  },
];

/** The page at /docs: every endpoint, from the OpenAPI document that the server publishes. */
export function docsPage({ version }: About, endpoints: readonly Endpoint[]): string {
  const rows = [...endpoints, ...SOCKETS].map(
    ({ method, path, summary }) =>
      `<tr><td><code>${escapeHtml(method)} ${escapeHtml(path)}</code></td><td>${escapeHtml(summary)}</td></tr>`,
  );
  return page(
    'ClinicalBench endpoints',
    `<h1>Endpoints</h1>
<p class="lead">ClinicalBench ${escapeHtml(version)}. Bodies and replies are JSON; their schemas stand in
<a href="/openapi.json">openapi.json</a> and <a href="/schema">schema</a>.</p>
<table>
<thead><tr><th scope="col">Endpoint</th><th scope="col">What it does</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p><a href="/">Back to the start</a></p>`,
  );
}
