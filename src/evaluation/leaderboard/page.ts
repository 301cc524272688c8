import type { Band, Leaderboard, LeaderboardRow } from '../../core/model/leaderboard.ts';

const TITLES: Readonly<Record<Band, string>> = {
  'in-context': 'In-context track',
  tools: 'Tools track',
  human: 'People',
  baselines: 'Baselines, without a model',
};
const NOTES: Readonly<Record<Band, string>> = {
  'in-context': 'The model reads patients out of its prompts; code carries out what it says.',
  tools: 'The model calls the actions as tools, by its own plan.',
  human: 'People with the same actions and the same budget.',
  baselines:
    'Code alone, played when this page is made. The oracle is the upper bound; none of them is ranked.',
};

/** The leaderboard as Markdown: a table for each band that has rows, and what was published before. */
export function leaderboardMarkdown(board: Leaderboard): string {
  const parts = shownBands(board).map(({ band, ranked, rows }) =>
    [
      `**${TITLES[band]}.** ${NOTES[band]}`,
      rows.length === 0
        ? 'No submission yet.'
        : markdownTable(
            headOf(ranked),
            rows.map((row) => cellsOf(row, ranked)),
          ),
    ].join('\n\n'),
  );
  const history = markdownTable(HISTORY_HEAD, historyCells(board));
  return [aboutText(board), ...parts, `**History.** ${board.history.note}`, history].join('\n\n');
}

/** The leaderboard as one page without a script, readable without a network. */
export function leaderboardPage(board: Leaderboard): string {
  const bands = shownBands(board).map(
    ({ band, ranked, rows }) =>
      `<section><h2>${escape(TITLES[band])}</h2><p>${escape(NOTES[band])}</p>` +
      (rows.length === 0
        ? '<p>No submission yet.</p>'
        : htmlTable(
            headOf(ranked),
            rows.map((row) => cellsOf(row, ranked)),
          )) +
      '</section>',
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>ClinicalBench leaderboard</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
section { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid #8884; white-space: nowrap; }
</style>
<h1>ClinicalBench leaderboard</h1>
<p>${escape(aboutText(board))}</p>
${bands.join('\n')}
<section><h2>History</h2><p>${escape(board.history.note)}</p>${htmlTable(HISTORY_HEAD, historyCells(board))}</section>
</html>
`;
}

function shownBands({ bands }: Leaderboard): Leaderboard['bands'] {
  return bands.filter(({ rows, ranked }) => ranked || rows.length > 0);
}

function aboutText({ version, generator_version, seeds, trials }: Leaderboard): string {
  return (
    `Ranked ${version}: ${seeds} listed seeds a task, ${trials} trials, blind. Generator ${generator_version}. Scores are ` +
    'means with 95 % intervals over seeds. Rows share ranks where no difference between them is clear. Replayed: the ' +
    'arithmetic holds, the author is not proven. Run by maintainers: on sealed episodes.'
  );
}

const headOf = (ranked: boolean) => [
  ...(ranked ? ['rank'] : []),
  'name',
  'model',
  'score',
  'easy',
  'medium',
  'hard',
  'exact audits (hard)',
  'bias bal. acc.',
  'trials',
  'incomplete',
  'cost',
  'versions',
  'badge',
];

function cellsOf(row: LeaderboardRow, ranked: boolean): string[] {
  const task = (id: string) => row.tasks.find(({ task_id }) => task_id === id);
  const score = (one: Pick<LeaderboardRow, 'mean' | 'interval'> | undefined) => {
    if (!one) return '–';
    const { mean, interval } = one;
    return interval === null
      ? mean.toFixed(3)
      : `${mean.toFixed(3)} [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]`;
  };
  const { rank } = row;
  const hard = task('task_hard');
  const exact = hard?.exact_audit_rate ?? null;
  return [
    ...(ranked
      ? [rank === null ? '–' : rank.best === rank.worst ? `${rank.best}` : `${rank.best}–${rank.worst}`]
      : []),
    row.author === null ? row.name : `${row.name} (${row.author})`,
    row.model ?? '–',
    score(row),
    score(task('task_easy')),
    score(task('task_medium')),
    score(hard),
    exact === null ? '–' : `${(100 * exact).toFixed(0)} %`,
    hard?.bias_balanced_accuracy?.toFixed(2) ?? '–',
    `${row.trials}`,
    `${row.incomplete}`,
    row.cost_usd === null ? '–' : `$${row.cost_usd.toFixed(2)}`,
    `generator ${row.generator_version}, package ${row.package_version}`,
    row.badge,
  ];
}

const HISTORY_HEAD = ['name', 'easy', 'medium', 'hard', 'overall'];

function historyCells({ history }: Leaderboard): string[][] {
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return history.rows.map(({ name, easy, medium, hard, overall }) => [
    name,
    ...[easy, medium, hard, overall].map(figure),
  ]);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A text that stays a text in a Markdown table, whoever wrote it. */
function markdownText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]|~]/g, (character) => `\\${character}`);
}

function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escape(text)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table>`;
}

function escape(text: string): string {
  const names = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
  ]);
  return text.replace(/[&<>"']/g, (character) => names.get(character) ?? '');
}
