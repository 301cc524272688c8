import type { ScoreBreakdown } from '../../core/model/score.ts';
import { SCORE } from '../../core/score/weights.ts';
import { decimals } from './figures.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';

interface Part {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
  readonly scaled: boolean;
}

/** A score with what each part of it earned: its value, its weight and the points it brought. */
export function scoreLines(score: number, breakdown: ScoreBreakdown, style: Style, width: number): string {
  const parts: Part[] = [
    { name: 'net recall', value: breakdown.net_recall, weight: SCORE.netRecall, scaled: false },
    { name: 'workflow', value: breakdown.workflow, weight: SCORE.workflow, scaled: false },
    { name: 'precision', value: breakdown.precision, weight: SCORE.precision, scaled: true },
    { name: 'efficiency', value: breakdown.efficiency, weight: SCORE.efficiency, scaled: true },
    { name: 'report', value: breakdown.report, weight: SCORE.report, scaled: true },
  ];
  const rows = parts.map(({ name, value, weight, scaled }) => [
    name,
    decimals(value, 3),
    `× ${decimals(weight / 100, 2)}`,
    scaled ? `× coverage ${decimals(breakdown.coverage, 2)}` : '',
    decimals((value * weight * (scaled ? breakdown.coverage : 1)) / 100, 3),
  ]);
  const table = renderTable(
    [
      { head: 'part' },
      { head: 'value', align: 'right' },
      { head: 'weight' },
      { head: '' },
      { head: 'points', align: 'right' },
    ],
    rows,
    style,
    width,
  );
  return `${style.title(`Score ${decimals(score, 3)}`)}\n\n${table}`;
}
