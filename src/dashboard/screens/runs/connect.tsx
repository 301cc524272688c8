import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'radix-ui';
import { z } from 'zod';
import { request } from '../../api/request.ts';
import { Badge } from '../../parts/badge.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Said } from '../../parts/said.tsx';

const ENDPOINTS: readonly (readonly [path: string, what: string])[] = [
  ['POST /reset, POST /step, GET /state', 'an episode over HTTP'],
  ['WS /ws', 'an episode over a WebSocket (OpenEnv)'],
  ['POST /api/sessions, WS /s/{token}/ws', 'a session that can be resumed'],
  ['POST /mcp', 'the moves as MCP tools'],
  ['GET /schema, /openapi.json, /docs', 'schemas and documentation'],
  ['GET /health, /ready, /metrics', 'how the server is'],
];

/** How programs reach this server: its health, its endpoints, and a snippet for each way. */
export function Connect({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const health = useQuery({
    queryKey: ['health'],
    enabled: open,
    queryFn: () => request(z.object({ status: z.string() }), '/health'),
  });
  const snippets = snippetsOf(location.origin);
  return (
    <Drawer label="Connect" title="Connect an agent" open={open} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <p className="flex items-center gap-2 text-[13px]">
          <span className="font-mono">{location.origin}</span>
          {health.data ? <Badge tone="right">{health.data.status}</Badge> : null}
          {health.error ? <Badge tone="wrong">not reachable</Badge> : null}
        </p>
        <dl className="grid gap-2 text-xs">
          {ENDPOINTS.map(([path, what]) => (
            <div key={path}>
              <dt className="font-mono wrap-break-word">{path}</dt>
              <dd className="text-ink-3">{what}</dd>
            </div>
          ))}
        </dl>
        <Tabs.Root defaultValue="curl">
          <Tabs.List aria-label="Snippets" className="mb-2 flex gap-1 border-b border-line">
            {snippets.map(({ name }) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="-mb-px border-b-2 border-transparent px-2 py-1.5 text-[13px] font-medium text-ink-2 data-[state=active]:border-accent data-[state=active]:text-ink"
              >
                {name}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {snippets.map(({ name, text }) => (
            <Tabs.Content key={name} value={name} className="[&_pre]:font-mono [&_pre]:text-xs">
              <Said label={name} text={text} />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </div>
    </Drawer>
  );
}

function snippetsOf(base: string): { name: string; text: string }[] {
  return [
    {
      name: 'curl',
      text: `curl -i -X POST ${base}/reset -H 'Content-Type: application/json' \\
  -d '{"task_id": "task_easy", "seed": 42}'

curl -X POST ${base}/step -H 'Content-Type: application/json' \\
  -H 'X-Session-Id: ...' \\
  -d '{"action": {"action_type": "investigate_pattern", "variable": "age"}}'`,
    },
    {
      name: 'TypeScript',
      text: `clinicalbench run --agent heuristic --task task_easy --env ${base}

// or in a program of your own: see "clinicalbench/client"`,
    },
    {
      name: 'Python',
      text: `from openenv.core import GenericEnvClient

with GenericEnvClient(base_url="${base}").sync() as env:
    first = env.reset(task_id="task_easy", seed=42)
    reply = env.step({"action_type": "investigate_pattern", "variable": "age"})`,
    },
    {
      name: 'MCP',
      text: `{
  "mcpServers": {
    "clinicalbench": { "url": "${base}/mcp" }
  }
}`,
    },
  ];
}
