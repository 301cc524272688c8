import { Check, CircleHelp, X } from 'lucide-react';
import { BIAS_FLAG } from '../../../core/episode/flag-code.ts';
import type { EpisodeState } from '../../../core/episode/state.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import type { EquityFigures } from '../../engine/equity.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { percent, signed } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';

interface ThresholdsProps {
  readonly episode: Episode;
  readonly figures: EquityFigures;
  readonly truth: boolean;
  readonly played: EpisodeState | null;
  readonly onReveal: () => void;
}

/** The three thresholds, each passed or not, and the verdict that follows where it may be told. */
export function Thresholds({ episode, figures, truth, played, onReveal }: ThresholdsProps) {
  const { rules } = episode.protocol;
  const lines = [
    {
      name: `Dominant share (${figures.dominantGroup ?? 'tie'})`,
      value: percent(figures.dominantShare),
      limit: rules.dominance_threshold_pct ?? 0,
      share: figures.dominantShare,
    },
    {
      name: 'Male share',
      value: percent(figures.maleShare),
      limit: rules.male_threshold_pct ?? 0,
      share: figures.maleShare,
    },
    {
      name: 'Stage-adjusted gap',
      value: !truth
        ? 'not revealed'
        : figures.adjusted
          ? `${signed(figures.adjusted.value * 100, 1)} points`
          : 'no stage kept',
      limit: rules.adjusted_gap_threshold_pct ?? 0,
      share: truth ? (figures.adjusted?.value ?? null) : undefined,
    },
  ];
  const crude = figures.crude?.value ?? null;
  const limit = (rules.adjusted_gap_threshold_pct ?? 0) / 100;
  const flagged = played?.flags.includes(BIAS_FLAG) ?? null;
  return (
    <Panel
      title="Three thresholds"
      note="Bias needs all three to be exceeded. The crude gap is no criterion."
      aside={
        truth ? (
          <Badge tone={figures.present ? 'missed' : 'right'}>
            {figures.present ? 'selection bias' : 'no selection bias'}
          </Badge>
        ) : (
          <Button small onClick={onReveal}>
            Reveal the verdict
          </Button>
        )
      }
    >
      <ul className="flex flex-col divide-y divide-line text-[13px]">
        {lines.map((line) => (
          <Threshold
            key={line.name}
            {...line}
            exceeded={line.share === undefined ? null : line.share !== null && line.share * 100 > line.limit}
          />
        ))}
        <li className="flex items-center gap-3 py-2.5 text-ink-3">
          <span className="w-5 text-center" aria-hidden>
            –
          </span>
          <span className="min-w-0 flex-1">Crude gap (decides nothing)</span>
          <span className="tabular font-mono">
            {crude === null ? 'none' : `${signed(crude * 100, 1)} points`}
          </span>
          <span className="tabular w-24 text-right text-xs">
            {crude !== null && crude > limit ? 'above' : 'below'} {rules.adjusted_gap_threshold_pct}
          </span>
        </li>
      </ul>
      {truth ? <p className="mt-2 text-[13px] text-ink-2">{explain(figures, limit)}</p> : null}
      {flagged === null ? null : (
        <p className="mt-2 text-[13px]">
          The agent {flagged ? 'flagged' : 'did not flag'} selection bias:{' '}
          <Badge tone={flagged === figures.present ? 'right' : 'wrong'}>
            {flagged === figures.present
              ? 'right'
              : flagged
                ? 'escalated a confounded cohort'
                : 'dismissed a true bias'}
          </Badge>
        </p>
      )}
    </Panel>
  );
}

interface ThresholdProps {
  readonly name: string;
  readonly value: string;
  readonly limit: number;
  /** Null while the answer key is closed. */
  readonly exceeded: boolean | null;
}

function Threshold({ name, value, limit, exceeded }: ThresholdProps) {
  const Icon = exceeded === null ? CircleHelp : exceeded ? Check : X;
  return (
    <li className="flex items-center gap-3 py-2.5">
      <span
        role="img"
        aria-label={exceeded === null ? 'not revealed' : exceeded ? 'exceeded' : 'not exceeded'}
        className={`flex size-5 shrink-0 items-center justify-center rounded-full ${exceeded === null ? 'bg-sunken text-ink-3' : exceeded ? 'bg-missed-soft text-missed' : 'bg-good-soft text-good'}`}
      >
        <Icon size={13} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">{name}</span>
      <span className="tabular font-mono font-medium">{value}</span>
      <span className="tabular w-24 text-right text-xs text-ink-3">
        {exceeded === null ? 'limit' : exceeded ? 'exceeds' : 'within'} {limit} %
      </span>
    </li>
  );
}

function explain({ crude, adjusted, present }: EquityFigures, limit: number): string {
  if (!crude || !adjusted) return 'No stage has enough patients on both sides, so that no bias can be shown.';
  const above = crude.value > limit;
  if (present && !above)
    return 'A masked bias: the crude gap lies below the threshold, the stage-adjusted gap above it.';
  if (!present && above)
    return 'Simpson’s paradox: the crude gap lies above the threshold, and goes below it within stages. The others have more advanced disease.';
  return present
    ? 'Crude and stage-adjusted gap agree: both lie above the threshold.'
    : 'Crude and stage-adjusted gap agree: both lie below the threshold.';
}
