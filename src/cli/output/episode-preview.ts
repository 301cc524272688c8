import { CONTROL, STAGE_IV } from '../../core/dataset/codes.ts';
import { NO_DEATH, type Dataset } from '../../core/dataset/dataset.ts';
import { toRows } from '../../core/dataset/rows.ts';
import type { Episode } from '../../core/generate/episode.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import type { Labels } from '../../core/model/truth.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { counted, percent } from './figures.ts';
import { patientTable } from './patient-table.ts';
import type { Style } from './style.ts';
import { hang, wrap } from './wrap.ts';

const ROWS = 10;
const TEXT_WIDTH = 100;

/** An episode for a reader: the protocol's text, the first patients, what the records hold in numbers, and the key on demand. */
export function episodePreview(episode: Episode, labels: boolean, style: Style, width: number): string {
  const { task, protocol, dataset } = episode;
  const text = Math.min(width, TEXT_WIDTH);
  const head = [
    task.taskId,
    `seed ${episode.seed ?? 'sealed'}`,
    `generator ${GENERATOR_VERSION}`,
    counted(dataset.size, 'patient'),
    `budget of ${counted(task.budget, 'step')}`,
  ];
  const rest = dataset.size - Math.min(ROWS, dataset.size);
  const parts = [
    style.title(task.title),
    style.dim(wrap(head.join(' · '), text)),
    '',
    style.title(wrap(protocol.title, text)),
    '',
    wrap(protocol.excerpt, text),
    '',
    patientTable(toRows(dataset, 0, ROWS), style, width),
    style.dim(`and ${counted(rest, 'more patient')} (--json prints all, with every column)`),
    '',
    populationLine(dataset),
  ];
  if (labels) parts.push('', labelLines(labelsOf(episode), style, text));
  else
    parts.push(style.dim('--labels adds the answer key: every violation among all patients, and the traps'));
  return parts.join('\n');
}

function populationLine(dataset: Dataset): string {
  const { death, arm, stage } = dataset.columns;
  const stageFour = stage.filter((code) => code === STAGE_IV).length;
  const parts = [
    `${arm.filter((code) => code === CONTROL).length} in the control arm`,
    `${percent(stageFour / dataset.size)} Stage IV`,
    counted(death.filter((day) => day !== NO_DEATH).length, 'death'),
    counted(dataset.names.length, 'column'),
  ];
  return parts.join(' · ');
}

function labelLines(labels: Labels, style: Style, width: number): string {
  const lines = [
    style.title('Answer key'),
    ...groups('violations', Object.entries(labels.violations), width),
    ...groups('traps', Object.entries(labels.traps), width),
  ];
  if (labels.bias) {
    const { mode, present, dominant_group, dominant_share, male_share, crude_gap, adjusted_gap } =
      labels.bias;
    lines.push(
      `bias: ${mode} (selection bias ${present ? 'present' : 'absent'})`,
      `  dominant ${dominant_group ?? 'none'} ${percent(dominant_share, 1)}, male ${percent(male_share, 1)}, ` +
        `crude gap ${percent(crude_gap, 1)}, stage-adjusted gap ${percent(adjusted_gap, 1)}`,
    );
  }
  return lines.join('\n');
}

/** `what: n`, then the patients of each kind. */
function groups(
  what: string,
  entries: readonly (readonly [id: string, kind: string])[],
  width: number,
): string[] {
  const kinds = [...new Set(entries.map(([, kind]) => kind))];
  return [
    `${what}: ${entries.length}`,
    ...kinds.map((kind) => {
      const ids = entries.filter(([, of]) => of === kind).map(([id]) => id);
      const head = `  ${kind.padEnd(26)}${`${ids.length}`.padStart(3)}  `;
      return hang(head, ids.join(' '), width);
    }),
  ];
}
