import type { RedteamReport } from '../../evaluation/index.ts';
import { counted, decimals, grouped, NOT_AVAILABLE } from './figures.ts';
import type { Style } from './style.ts';
import { renderTable, type TableCell, type TableColumn } from './table.ts';

type Finding = RedteamReport['findings'][number];

/** What each exploit reached: a table for each family of attacks and measure, a column a task, then the verdict. */
export function redteamText(report: RedteamReport, style: Style, width: number): string {
  const { seeds, generator_version, findings } = report;
  const titles = [...new Set(findings.map(titleOf))];
  const tables = titles.flatMap((title) => {
    const found = findings.filter((finding) => titleOf(finding) === title);
    return [
      `${style.title(title)} ${style.dim(`(${samples(found)})`)}`,
      '',
      attackTable(found, style, width),
      '',
    ];
  });
  return [
    style.title(`Red team over seeds ${seeds.first}..${seeds.last}, generator ${generator_version}`),
    '',
    ...tables,
    verdict(report, style),
  ].join('\n');
}

function titleOf({ family, measure }: Finding): string {
  return `${family}: ${measure}`;
}

/** How many episodes stand behind each mean. */
function samples(findings: readonly Finding[]): string {
  const counts = findings.map((finding) => finding.episodes);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most
    ? `${counted(most, 'episode')} each`
    : `${grouped(least)} to ${grouped(most)} episodes each`;
}

/** One line an exploit, one column a task. */
function attackTable(findings: readonly Finding[], style: Style, width: number): string {
  const tasks = [...new Set(findings.map((finding) => finding.task_id))];
  const exploits = [...new Set(findings.map((finding) => finding.exploit))];
  const columns: TableColumn[] = [
    { head: 'exploit' },
    ...tasks.map((task): TableColumn => ({ head: task ?? 'all tasks', align: 'right' })),
    { head: 'bound' },
  ];
  const rows = exploits.map((exploit): TableCell[] => {
    const of = findings.filter((finding) => finding.exploit === exploit);
    return [
      exploit,
      ...tasks.map((task) =>
        meanCell(
          of.find((finding) => finding.task_id === task),
          style,
        ),
      ),
      boundsText(of),
    ];
  });
  return renderTable(columns, rows, style, width);
}

/** The bounds of one exploit; where they differ by task, one after the other. */
function boundsText(findings: readonly Finding[]): string {
  const [first = NOT_AVAILABLE, ...rest] = new Set(findings.map((finding) => finding.bound ?? NOT_AVAILABLE));
  const words = first.slice(0, first.lastIndexOf(' ') + 1);
  return [first, ...rest.map((bound) => (bound.startsWith(words) ? bound.slice(words.length) : bound))].join(
    ', ',
  );
}

function meanCell(finding: Finding | undefined, style: Style): TableCell {
  if (!finding) return NOT_AVAILABLE;
  const text = meanText(finding);
  return finding.holds ? text : { text: `BROKEN ${text}`, style: style.bad };
}

function meanText({ mean, interval }: Finding): string {
  const text = decimals(mean, 3);
  return interval ? `${text} ± ${decimals((interval.high - interval.low) / 2, 3)}` : text;
}

function verdict({ findings, enough_seeds }: RedteamReport, style: Style): string {
  const bounds = findings.filter((finding) => finding.bound !== null).length;
  const broken = findings.filter((finding) => !finding.holds);
  const lines = broken.map((finding) => {
    const task = finding.task_id ?? 'all tasks';
    return `  ${finding.exploit} on ${task}: ${finding.measure} is ${meanText(finding)}, must be ${finding.bound}`;
  });
  if (!enough_seeds) {
    const found = broken.length === 0 ? 'none' : `${broken.length}`;
    const text = `Indicative only, for bounds are means over at least 200 seeds: ${found} of ${counted(bounds, 'bound')} broken`;
    return broken.length === 0 ? `${text}.` : [style.warn(`${text}:`), ...lines].join('\n');
  }
  return broken.length === 0
    ? style.good(`All ${counted(bounds, 'bound')} hold.`)
    : [style.bad(`${broken.length} of ${counted(bounds, 'bound')} BROKEN:`), ...lines].join('\n');
}
