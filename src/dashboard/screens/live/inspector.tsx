import { ActionSchema } from '../../../core/model/action.ts';
import type { LiveEvent } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Said } from '../../parts/said.tsx';
import { PromptInspector } from '../replay/prompt-inspector.tsx';
import type { LiveItem } from './live-model.ts';
import { lineOf } from './live-timeline.tsx';

interface InspectorProps {
  readonly items: readonly LiveItem[];
  readonly at: number;
  readonly first: Extract<LiveEvent, { readonly type: 'start' }>['observation'] | null;
}

/** The chosen event in full: what was said and answered, or the exact window of a model call. */
export function Inspector({ items, at, first }: InspectorProps) {
  const item = items[at];
  return (
    <Panel title="Inspector" note={item ? lineOf(item).kind : undefined}>
      <div className="flex flex-col gap-4">
        {item ? <ItemView items={items} item={item} at={at} /> : <Empty title="Nothing has happened yet" />}
        {first ? <Said label="Protocol excerpt" text={first.trial_protocol_excerpt} /> : null}
      </div>
    </Panel>
  );
}

interface ItemViewProps {
  readonly items: readonly LiveItem[];
  readonly item: LiveItem;
  readonly at: number;
}

function ItemView({ items, item, at }: ItemViewProps) {
  if (item.type === 'step') {
    const action = ActionSchema.safeParse(item.message);
    return (
      <>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge tone="accent">{lineOf(item).kind}</Badge>
          <span className="text-[13px] wrap-break-word">{lineOf(item).text}</span>
          <Badge>{item.observation.outcome}</Badge>
          {action.success && action.data.confidence !== undefined ? (
            <Badge>confidence {action.data.confidence}</Badge>
          ) : null}
        </div>
        {action.success && action.data.reason ? (
          <Said label="Reason given" text={action.data.reason} />
        ) : null}
        {action.success && action.data.report !== undefined ? (
          <Said label="Report" text={action.data.report} />
        ) : null}
        {action.success ? null : (
          <Said label="What was said" text={JSON.stringify(item.message, null, 1) ?? ''} />
        )}
        <Said label="The environment answered" text={item.refusal ?? item.observation.feedback} />
      </>
    );
  }
  const { event } = item;
  switch (event.type) {
    case 'thought':
      return <Said label="Thought" text={event.text} />;
    case 'model_call':
      return (
        <PromptInspector
          events={items.slice(0, at + 1).flatMap((each) => (each.type === 'agent' ? [each.event] : []))}
        />
      );
    case 'memory_wipe':
      return <Said label={`Carried on after ${event.after}`} text={event.carried} />;
    case 'repair':
    case 'answer_stands':
      return <Said label={`Problems of call ${event.call}`} text={event.problems.join('\n')} />;
    case 'phase':
      return <p className="text-[13px]">The phase «{event.phase}» begins.</p>;
  }
}
