import { TASKS } from '../../core/tasks/tasks.ts';
import { RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import type { About } from '../about.ts';
import { escapeHtml, page } from './html.ts';

/** The page at / where no dashboard is installed: what runs here and how to use it. @param base the server's own URL */
export function homePage({ version, description }: About, base: string): string {
  const tasks = RANKED_TASK_IDS.map((id) => {
    const { title, patients, budget } = TASKS[id];
    return `<tr><td><code>${id}</code></td><td>${escapeHtml(title)}</td><td>${patients}</td><td>${budget}</td></tr>`;
  });
  const url = escapeHtml(base);
  return page(
    'ClinicalBench',
    `<h1>ClinicalBench</h1>
<p class="lead">${escapeHtml(description)}</p>
<p>This is the server, version ${escapeHtml(version)}. It speaks the OpenEnv protocol over HTTP and WebSocket.</p>
<h2>Tasks</h2>
<table>
<thead><tr><th scope="col">Task</th><th scope="col">Title</th><th scope="col">Patients</th><th scope="col">Steps</th></tr></thead>
<tbody>
${tasks.join('\n')}
</tbody>
</table>
<h2>Over HTTP</h2>
<pre>curl -i -X POST ${url}/reset -H 'Content-Type: application/json' -d '{"task_id": "task_easy", "seed": 42}'

curl -X POST ${url}/step -H 'Content-Type: application/json' -H 'X-Session-Id: ...' \\
  -d '{"action": {"action_type": "investigate_pattern", "variable": "age"}}'</pre>
<p>The session id stands in the <code>X-Session-Id</code> header of the first reply.</p>
<h2>From Python</h2>
<pre>from openenv.core import GenericEnvClient

with GenericEnvClient(base_url="${url}").sync() as env:
    first = env.reset(task_id="task_easy", seed=42)
    reply = env.step({"action_type": "investigate_pattern", "variable": "age"})</pre>
<h2>More</h2>
<p><a href="/docs">Every endpoint</a>, <a href="/openapi.json">OpenAPI</a>, <a href="/schema">schemas</a>,
<a href="/metadata">metadata</a>, <a href="/metrics">metrics</a>, <a href="/ready">readiness</a></p>`,
  );
}
