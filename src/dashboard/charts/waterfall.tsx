import type { ScoreBreakdown } from '../../core/model/score.ts';
import { SCORE } from '../../core/score/weights.ts';

interface WaterfallProps {
  readonly breakdown: ScoreBreakdown;
  readonly score: number;
}

/** How the score adds up: what each part brings, of what it could bring. */
export function Waterfall({ breakdown, score }: WaterfallProps) {
  const { net_recall, workflow, precision, efficiency, report, coverage } = breakdown;
  const parts = [
    { name: 'net recall', whole: SCORE.netRecall, share: net_recall },
    { name: 'workflow', whole: SCORE.workflow, share: workflow },
    { name: 'precision', whole: SCORE.precision, share: coverage * precision },
    { name: 'efficiency', whole: SCORE.efficiency, share: coverage * efficiency },
    { name: 'report', whole: SCORE.report, share: coverage * report },
  ];
  let from = 0;
  return (
    <div>
      <table className="w-full text-xs">
        <caption className="sr-only">Score waterfall</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">part</th>
            <th scope="col">place in the score</th>
            <th scope="col">points of points</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, whole, share }) => {
            const start = from;
            const gained = whole * share;
            from += gained;
            return (
              <tr key={name}>
                <th scope="row" className="w-20 py-1 text-left font-normal text-ink-2">
                  {name}
                </th>
                <td className="py-1">
                  <div className="relative h-3.5 rounded-xs bg-hover/70">
                    <div
                      className="absolute inset-y-0 rounded-xs border border-dashed border-line-strong/70"
                      style={{ left: `${start}%`, width: `${whole}%` }}
                    />
                    <div
                      className="absolute inset-y-0 rounded-xs bg-accent"
                      style={{ left: `${start}%`, width: `${gained}%` }}
                    />
                  </div>
                </td>
                <td className="tabular w-24 py-1 text-right">
                  {gained.toFixed(1)} <span className="text-ink-3">of {whole}</span>
                </td>
              </tr>
            );
          })}
          <tr className="border-t border-line font-semibold">
            <th scope="row" className="py-1.5 text-left">
              score
            </th>
            <td className="py-1.5">
              <div className="h-3.5 rounded-xs bg-hover/70">
                <div className="h-full rounded-xs bg-ink/75" style={{ width: `${score * 100}%` }} />
              </div>
            </td>
            <td className="tabular py-1.5 text-right" data-testid="score">
              {score.toFixed(6)}
            </td>
          </tr>
        </tbody>
      </table>
      {coverage < 1 ? (
        <p className="mt-1 text-xs text-ink-3">
          Precision, efficiency and report count in proportion to coverage, now {coverage.toFixed(2)}.
        </p>
      ) : null}
    </div>
  );
}
