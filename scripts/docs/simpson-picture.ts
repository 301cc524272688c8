import { generateEpisode } from '../../src/core/generate/episode.ts';
import { equityFigures, mortality, sizeOf, type EquityFigures } from './equity-figures.ts';
import { PROFILE_SEED } from './tasks-table.ts';

const WIDTH = 880;
const ROW = 44;
const TOP = 118;
/** Where the mortality axis and the gap axis begin and end. */
const MORTALITY = { from: 210, to: 560 };
const GAP = { from: 620, to: 810 };
const MOST_MORTALITY = 1;
const MOST_GAP = 0.4;
/** Space left of zero for a stage whose gap points the other way. */
const LEFT_OF_ZERO = 22;

interface Line {
  readonly label: string;
  readonly note: string;
  readonly dominant: number;
  readonly others: number;
  readonly gap: number;
  readonly isResult: boolean;
}

/** The first seed from the published one on whose crude gap is above the threshold while the adjusted one is not. */
export function simpsonSeed(): number {
  for (let seed = PROFILE_SEED; ; seed++) {
    const {
      crudeGap,
      adjustedGap,
      threshold: limit,
    } = equityFigures(generateEpisode({ task_id: 'task_hard', seed }));
    if (crudeGap > limit && adjustedGap <= limit) return seed;
  }
}

/** The crude and the stage-adjusted mortality gap of that episode, as an SVG for light and dark pages. */
export function simpsonPicture(): string {
  const seed = simpsonSeed();
  const figures = equityFigures(generateEpisode({ task_id: 'task_hard', seed }));
  const lines = linesOf(figures);
  const bottom = TOP + lines.length * ROW + 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 74}" width="${WIDTH}" height="${bottom + 74}" role="img" aria-labelledby="title what">`,
    `<title id="title">Crude and stage-adjusted mortality gap of task_hard, seed ${seed}</title>`,
    `<desc id="what">${summaryText(figures)}</desc>`,
    STYLE,
    `<rect class="page" width="${WIDTH}" height="${bottom + 74}" rx="10"/>`,
    `<text class="head" x="28" y="38">The crude gap says bias. Stratified by stage, there is none.</text>`,
    `<text class="quiet" x="28" y="60">task_hard, seed ${seed}: control arm, ${figures.size} patients; ${figures.dominantGroup} is the dominant ethnicity</text>`,
    `<circle class="own" cx="${MORTALITY.from}" cy="88" r="6"/><text x="${MORTALITY.from + 13}" y="92">${figures.dominantGroup}</text>`,
    `<rect class="other" x="${MORTALITY.from + 84}" y="82" width="12" height="12"/><text x="${MORTALITY.from + 103}" y="92">all others</text>`,
    `<text class="quiet" x="${MORTALITY.from + 190}" y="92">mortality</text>`,
    `<text class="quiet" x="${GAP.from}" y="92">gap in percentage points</text>`,
    ...grid(bottom),
    ...lines.map((line, index) => lineMarks(line, index, figures.threshold)),
    ...threshold(figures, bottom),
    ...lines.map(gapText),
    `<text class="quiet" x="28" y="${bottom + 42}">${mixText(figures)}</text>`,
    `<text class="quiet" x="28" y="${bottom + 60}">The adjusted row weights each stage by its size in the control arm, as the protocol defines.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = `<style>
.page{fill:#fff;stroke:#d5d9de}text{font:13px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1f2328}
.head{font-size:18px;font-weight:600}.quiet{fill:#59636e;font-size:12px}.strong{font-weight:600}
.grid{stroke:#e3e6ea}.rule{stroke:#aeb4bb}.link{stroke:#8b949e;stroke-width:2}.limit{stroke:#1f2328;stroke-width:1.5;stroke-dasharray:5 4}
.own{fill:#2f6db3}.other{fill:#c4571a}.bar{fill:#9aa3ad}.over{fill:#c4571a}.under{fill:#2f6db3}
@media (prefers-color-scheme:dark){.page{fill:#0d1117;stroke:#30363d}text{fill:#e6edf3}.quiet{fill:#9ba5b0}.grid{stroke:#222a33}.rule{stroke:#4a535d}.link{stroke:#7d8590}.limit{stroke:#e6edf3}.own,.under{fill:#6cb0f5}.other,.over{fill:#f0924f}.bar{fill:#6e7681}}
</style>`;

function linesOf(figures: EquityFigures): Line[] {
  return [
    ...figures.stages.map((row) => ({
      label: `Stage ${row.stage}`,
      note: `${row.dominant.patients} + ${row.others.patients} patients`,
      dominant: mortality(row.dominant),
      others: mortality(row.others),
      gap: mortality(row.others) - mortality(row.dominant),
      isResult: false,
    })),
    {
      label: 'Crude',
      note: 'stage ignored',
      dominant: mortality(figures.dominant),
      others: mortality(figures.others),
      gap: figures.crudeGap,
      isResult: true,
    },
    {
      label: 'Stage-adjusted',
      note: 'what the rule asks for',
      ...figures.standardized,
      gap: figures.adjustedGap,
      isResult: true,
    },
  ];
}

function lineMarks(
  { label, note, dominant, others, gap, isResult }: Line,
  index: number,
  limit: number,
): string {
  const y = TOP + index * ROW + ROW / 2;
  const [own, other] = [mortalityX(dominant), mortalityX(others)];
  const side = gap > limit ? 'over' : 'under';
  const [from, to] = [gapX(Math.min(0, gap)), gapX(Math.max(0, gap))];
  const text = isResult ? ' class="strong"' : '';
  return [
    isResult && index === 4
      ? `<line class="rule" x1="28" x2="${WIDTH - 28}" y1="${y - ROW / 2}" y2="${y - ROW / 2}"/>`
      : '',
    `<text${text} x="28" y="${y - 2}">${label}</text><text class="quiet" x="28" y="${y + 14}">${note}</text>`,
    `<line class="link" x1="${own}" x2="${other}" y1="${y}" y2="${y}"/>`,
    `<circle class="own" cx="${own}" cy="${y}" r="6"/><rect class="other" x="${round(other - 6)}" y="${y - 6}" width="12" height="12"/>`,
    `<rect class="${isResult ? side : 'bar'}" x="${from}" y="${y - 8}" width="${round(to - from)}" height="16"/>`,
  ].join('');
}

/** A gap in figures, in a column of its own. */
function gapText({ gap, isResult }: Line, index: number): string {
  const y = TOP + index * ROW + ROW / 2 + 5;
  return `<text${isResult ? ' class="strong"' : ''} x="${WIDTH - 28}" y="${y}" text-anchor="end">${(gap * 100).toFixed(1)}</text>`;
}

function grid(bottom: number): string[] {
  const marks: string[] = [];
  for (let share = 0; share <= MOST_MORTALITY + 1e-9; share += 0.2) {
    const x = mortalityX(share);
    marks.push(`<line class="grid" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}"/>`);
    marks.push(
      `<text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${Math.round(share * 100)} %</text>`,
    );
  }
  marks.push(`<line class="rule" x1="${gapX(0)}" x2="${gapX(0)}" y1="${TOP}" y2="${bottom}"/>`);
  return marks;
}

function threshold({ threshold: limit }: EquityFigures, bottom: number): string[] {
  const x = gapX(limit);
  return [
    `<line class="limit" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}"/>`,
    `<text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">threshold ${Math.round(limit * 100)}</text>`,
  ];
}

/** Why the two gaps differ: who is in Stage IV. */
function mixText({ stages, dominant, others, dominantGroup }: EquityFigures): string {
  const last = stages.at(-1);
  const inLast = (side: 'dominant' | 'others', whole: number) =>
    Math.round((100 * (last?.[side].patients ?? 0)) / whole);
  return `Stage IV holds ${inLast('others', others.patients)} % of the other ethnicities and ${inLast('dominant', dominant.patients)} % of the patients who are ${dominantGroup}: most of the crude gap is stage, not ethnicity.`;
}

function summaryText(figures: EquityFigures): string {
  const points = (gap: number) => `${(gap * 100).toFixed(1)} percentage points`;
  const stages = figures.stages.map(
    (row) =>
      `Stage ${row.stage} ${points(mortality(row.others) - mortality(row.dominant))} over ${sizeOf(row)} patients`,
  );
  return `Gap by stage: ${stages.join(', ')}. Crude ${points(figures.crudeGap)}, stage-adjusted ${points(figures.adjustedGap)}, threshold ${points(figures.threshold)}.`;
}

function mortalityX(share: number): number {
  return round(MORTALITY.from + (share / MOST_MORTALITY) * (MORTALITY.to - MORTALITY.from));
}

function gapX(gap: number): number {
  const zero = GAP.from + LEFT_OF_ZERO;
  return round(zero + (gap / MOST_GAP) * (GAP.to - zero));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
