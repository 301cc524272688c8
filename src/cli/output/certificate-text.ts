import type { Certificate } from '../../evaluation/index.ts';
import { counted, decimals, grouped, NOT_AVAILABLE, percent } from './figures.ts';
import type { Style } from './style.ts';
import { renderTable, type TableCell, type TableColumn } from './table.ts';
import { wrap } from './wrap.ts';

const SHOWN_FAULTS = 20;

/** A certificate for a reader: counts, faults, the shortcut audit and the marginals. */
export function certificateText(certificate: Certificate, style: Style, width: number): string {
  const { seeds, generator_version } = certificate;
  return [
    style.title(`Certificate of seeds ${seeds.first}..${seeds.last}, generator ${generator_version}`),
    '',
    episodeTable(certificate, style, width),
    ...faultLines(certificate, style),
    '',
    ...shortcutTables(certificate, style, width),
    style.title('Marginals'),
    '',
    marginalTable(certificate, style, width),
    style.dim('? is outside, but over too few episodes to tell.'),
    '',
    conclusion(certificate, style, width),
  ].join('\n');
}

/** What was proven, and how much of it the seeds are too few for. */
function conclusion({ holds, shortcuts, marginals }: Certificate, style: Style, width: number): string {
  if (!holds) return style.bad('NOT certified.');
  const open = (figures: readonly { readonly verdict: string }[]) =>
    figures.filter((figure) => figure.verdict === 'undecided').length;
  const [areas, shares] = [open(shortcuts), open(marginals)];
  if (areas + shares === 0) return style.good('Certified: no fault, no shortcut, every marginal on target.');
  const undecided = [
    ...(areas > 0 ? [`${grouped(areas)} of ${counted(shortcuts.length, 'AUC')}`] : []),
    ...(shares > 0 ? [`${grouped(shares)} of ${counted(marginals.length, 'marginal')}`] : []),
  ];
  return [
    style.good('No fault, and no shortcut found.'),
    wrap(`Undecided (?): ${undecided.join(' and ')}. More seeds decide them.`, width),
  ].join('\n');
}

function episodeTable({ tasks }: Certificate, style: Style, width: number): string {
  const columns: TableColumn[] = [
    { head: 'task' },
    { head: 'episodes', align: 'right' },
    { head: 'faults', align: 'right' },
    { head: 'fault rate (95 % limit)' },
  ];
  const rows = tasks.map(({ task_id, episodes, faults, fault_rate_below }): TableCell[] => [
    task_id,
    grouped(episodes),
    { text: grouped(faults), style: faults === 0 ? style.good : style.bad },
    faults === 0 ? limitText(fault_rate_below) : percent(faults / episodes, 2),
  ]);
  return renderTable(columns, rows, style, width);
}

/** The limit of the fault rate; a rate is below 1 anyhow, so that a limit of 1 says nothing. */
function limitText(limit: number): string {
  return limit < 1 ? `below ${limit.toPrecision(2)}` : 'too few episodes to tell';
}

function faultLines({ faults, tasks }: Certificate, style: Style): string[] {
  if (faults.length === 0) return [];
  const total = tasks.reduce((sum, task) => sum + task.faults, 0);
  const shown = faults.slice(0, SHOWN_FAULTS);
  return [
    '',
    style.title(`Faults (${shown.length} of ${grouped(total)})`),
    ...shown.map(({ task_id, seed, what }) => `  ${task_id} seed ${seed}: ${what}`),
  ];
}

type Shortcut = Certificate['shortcuts'][number];

const QUESTIONS = [
  ['bias_mode', 'Shortcuts to the bias verdict: AUC (0.5 is chance; 0.45 to 0.55 passes)'],
  ['violation', 'Shortcuts to violating records: AUC (0.5 is chance; 0.45 to 0.55 passes)'],
] as const;

function shortcutTables({ shortcuts }: Certificate, style: Style, width: number): string[] {
  return QUESTIONS.flatMap(([tells, title]) => {
    const found = shortcuts.filter((shortcut) => shortcut.tells === tells);
    return found.length === 0 ? [] : [style.title(title), '', aucTable(found, style, width), ''];
  });
}

/** One line a feature, one column a task. */
function aucTable(shortcuts: readonly Shortcut[], style: Style, width: number): string {
  const tasks = [...new Set(shortcuts.map((shortcut) => shortcut.task_id))];
  const features = [...new Set(shortcuts.map((shortcut) => shortcut.feature))];
  const columns: TableColumn[] = [
    { head: 'feature' },
    ...tasks.map((task): TableColumn => ({ head: task, align: 'right' })),
  ];
  const rows = features.map((feature) => [
    feature,
    ...tasks.map((task) =>
      aucCell(
        shortcuts.find((one) => one.feature === feature && one.task_id === task),
        style,
      ),
    ),
  ]);
  return renderTable(columns, rows, style, width);
}

function aucCell(shortcut: Shortcut | undefined, style: Style): TableCell {
  if (!shortcut) return NOT_AVAILABLE;
  const { auc, interval, verdict } = shortcut;
  const half = decimals((interval.high - interval.low) / 2, 3);
  const mark = { leak: 'LEAK ', undecided: '? ', chance: '' }[verdict];
  const text = `${mark}${decimals(auc, 3)} ± ${half}`;
  return {
    text,
    style: verdict === 'leak' ? style.bad : verdict === 'undecided' ? style.warn : (plain) => plain,
  };
}

function marginalTable({ marginals }: Certificate, style: Style, width: number): string {
  const tasks = [...new Set(marginals.map((marginal) => marginal.task_id))];
  const names = [...new Set(marginals.map((marginal) => marginal.marginal))];
  const columns: TableColumn[] = [
    { head: 'share of records' },
    { head: 'target' },
    ...tasks.map((task): TableColumn => ({ head: task, align: 'right' })),
  ];
  const rows = names.map((name): TableCell[] => {
    const of = marginals.filter((marginal) => marginal.marginal === name);
    const target = of[0]?.target;
    return [
      name,
      target ? `${percent(target.low)} to ${percent(target.high)}` : NOT_AVAILABLE,
      ...tasks.map((task): TableCell => {
        const found = of.find((marginal) => marginal.task_id === task);
        if (!found) return NOT_AVAILABLE;
        const share = percent(found.share, 1);
        if (found.verdict === 'on_target') return share;
        return found.verdict === 'undecided'
          ? { text: `? ${share}`, style: style.warn }
          : { text: `OFF ${share}`, style: style.bad };
      }),
    ];
  });
  return renderTable(columns, rows, style, width);
}
