import type { Episode } from '../../../core/generate/episode.ts';
import { Panel } from '../../parts/panel.tsx';

/** The rules as the grader holds them: what a reader of the excerpt should arrive at. */
export function RuleFigures({ episode }: { readonly episode: Episode }) {
  const { rules } = episode.protocol;
  const figures: readonly (readonly [name: string, value: string | null])[] = [
    ['Age', `${rules.age_min} to ${rules.age_max} years`],
    ['Standard window', days(rules.treatment_window_days)],
    ['Stage IV window', days(rules.stage_iv_window_days)],
    [
      'Comorbidity threshold',
      rules.comorbidity_threshold === null ? null : `> ${rules.comorbidity_threshold}`,
    ],
    ['Dominant share', percent(rules.dominance_threshold_pct)],
    ['Male share', percent(rules.male_threshold_pct)],
    ['Stage-adjusted gap', percent(rules.adjusted_gap_threshold_pct)],
    ['Outreach sites', rules.high_risk_sites?.join(', ') ?? null],
  ];
  const { task } = episode;
  return (
    <Panel title="Rules read from the text">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[13px]">
        {figures.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="tabular text-right font-medium">{value}</dd>
            </div>
          ),
        )}
        <dt className="text-ink-3">Budget</dt>
        <dd className="tabular text-right font-medium">
          {task.budget} steps, {task.patients} patients
        </dd>
      </dl>
    </Panel>
  );
}

function days(value: number | null): string | null {
  return value === null ? null : `${value} days`;
}

function percent(value: number | null): string | null {
  return value === null ? null : `> ${value} %`;
}
