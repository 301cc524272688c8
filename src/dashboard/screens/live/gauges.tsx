import { REPORT_POINTS } from '../../../core/score/weights.ts';
import { Figure, Gauge } from '../../parts/figure.tsx';
import { Panel } from '../../parts/panel.tsx';
import type { LiveView } from './live-model.ts';

interface GaugesProps {
  readonly view: LiveView;
  readonly blind: boolean;
  readonly hasModel: boolean;
}

/** Budget, score parts and cost, as far as they are told. */
export function Gauges({ view, blind, hasModel }: GaugesProps) {
  const { budget, last, breakdown, score, end, usage } = view;
  const left = last?.attempts_remaining ?? null;
  const used = budget === null || left === null ? null : budget - left;
  const hint = blind && !end ? 'Told at the end: the feedback of this run is blind.' : '';
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Panel title="Score">
        <p className="tabular text-3xl font-semibold tracking-tight" data-testid="live-score">
          {score === null ? '–' : score.toFixed(3)}
        </p>
        {hint ? <p className="mt-0.5 text-xs text-ink-3">{hint}</p> : null}
        <div className="mt-3 flex flex-col gap-2.5">
          <Gauge label="Recall" value={breakdown?.recall ?? null} hint={hint} />
          <Gauge label="Precision" value={breakdown?.precision ?? null} hint={hint} />
          <Gauge label="Workflow" value={breakdown?.workflow ?? null} hint={hint} />
          <Gauge label="Efficiency" value={breakdown?.efficiency ?? null} hint={hint} />
          <Gauge
            label={`Report (${breakdown ? Math.round(breakdown.report * REPORT_POINTS) : '–'} of ${REPORT_POINTS})`}
            value={breakdown?.report ?? null}
            hint={hint}
          />
        </div>
      </Panel>
      <Panel title="Budget">
        <Gauge
          label={`${used ?? 0} of ${budget ?? 0} steps used`}
          value={used === null || !budget ? null : used / budget}
        />
        <dl className="mt-3 grid grid-cols-2 gap-3">
          <Figure label="Phase" value={last?.phase ?? '–'} />
          <Figure label="Steps left" value={left ?? '–'} />
        </dl>
      </Panel>
      {hasModel ? (
        <Panel title="Model">
          <dl className="grid grid-cols-2 gap-3">
            <Figure label="Calls" value={usage.calls} />
            <Figure label="Cost" value={usage.cost === null ? 'unknown' : `$${usage.cost.toFixed(4)}`} />
            <Figure label="Tokens in" value={usage.tokensIn.toLocaleString('en')} />
            <Figure label="Tokens out" value={usage.tokensOut.toLocaleString('en')} />
          </dl>
        </Panel>
      ) : null}
    </div>
  );
}
