import { Eraser } from 'lucide-react';
import type { AgentEvent, ModelCallEvent } from '../../../core/model/agent-event.ts';
import { Badge } from '../../parts/badge.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Said } from '../../parts/said.tsx';

/** The exact window of the latest model call among these events: every message, its size, and where memory was wiped. */
export function PromptInspector({ events }: { readonly events: readonly AgentEvent[] }) {
  const place = events.findLastIndex((event) => event.type === 'model_call');
  const call = events[place];
  if (call?.type !== 'model_call')
    return <Empty title="No model was asked by this step">Agents of code alone send no prompts.</Empty>;
  const wipe = events.findLast((event, index) => event.type === 'memory_wipe' && index < place);
  const { reply, failure, prompt } = call;
  const wiped = events.filter((event) => event.type === 'memory_wipe').length;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-1.5">
        <Badge tone="accent">call {call.call}</Badge>
        <Badge>{call.purpose}</Badge>
        {call.batch === null ? null : <Badge>batch {call.batch}</Badge>}
        {call.repair ? <Badge tone="caution">repair</Badge> : null}
        <Badge>context {call.conversation}</Badge>
      </div>
      <dl className="grid grid-cols-2 gap-3 2xl:grid-cols-4">
        <Figure label="Prompt tokens" value={reply?.usage.input_tokens ?? `~${prompt.estimated_tokens}`} />
        <Figure label="Reply tokens" value={reply?.usage.output_tokens ?? '–'} />
        <Figure label="Latency" value={reply ? `${Math.round(reply.latency_ms)} ms` : '–'} />
        <Figure label="Cost" value={reply?.cost_usd == null ? 'unknown' : `$${reply.cost_usd.toFixed(4)}`} />
      </dl>
      {wipe?.type === 'memory_wipe' ? (
        <>
          <p className="flex items-start gap-2.5 rounded-lg border border-dashed border-trap/50 bg-trap-soft/40 px-3 py-2 text-[13px]">
            <Eraser size={15} aria-hidden className="mt-0.5 shrink-0 text-trap" />
            Memory was wiped after {wipe.after}: {wiped} {wiped === 1 ? 'wipe' : 'wipes'} so far.
          </p>
          <Said label="Carried over the wipe" text={wipe.carried} />
        </>
      ) : null}
      {messagesOf(events, call).map((message, index) => (
        <Said key={index} label={message.label} text={message.text} />
      ))}
      {reply ? <Said label={`Reply (${reply.finish_reason})`} text={reply.text} /> : null}
      {reply?.tool_calls.map((tool) => (
        <Said key={tool.id} label={`Tool call: ${tool.name}`} text={tool.arguments} />
      ))}
      {failure ? (
        <Notice tone="fault">
          {failure.fault}: {failure.message}
        </Notice>
      ) : null}
    </div>
  );
}

/** All messages of a call: those carried over from earlier calls of the same conversation, then its own. */
function messagesOf(events: readonly AgentEvent[], call: ModelCallEvent): { label: string; text: string }[] {
  const carried = events.flatMap((event) =>
    event.type === 'model_call' && event.conversation === call.conversation && event.call < call.call
      ? event.prompt.messages
      : [],
  );
  const window = [...carried.slice(0, call.prompt.carried), ...call.prompt.messages];
  return window.map((message) => ({
    label: message.role === 'tool' ? `tool: ${message.name}` : message.role,
    text:
      message.role === 'assistant' && message.tool_calls
        ? [message.content, ...message.tool_calls.map((tool) => `${tool.name}(${tool.arguments})`)]
            .filter(Boolean)
            .join('\n')
        : message.content,
  }));
}
