import { Download } from 'lucide-react';
import { rowAt, toRows } from '../../../core/dataset/rows.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { episodeDocument } from '../../../core/generate/document.ts';
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { download } from '../../parts/download.ts';

/** Files of the episode, made here from the engine. */
export function Exports({ episode, truth }: { readonly episode: Episode; readonly truth: boolean }) {
  const name = `${episode.task.taskId}-${episode.seed ?? 'sealed'}`;
  return (
    <Panel title="Exports">
      <div className="flex flex-wrap gap-2">
        <Button
          small
          icon={<Download size={13} aria-hidden />}
          onClick={() => download(`${name}.csv`, 'text/csv', csvOf(episode))}
        >
          Dataset (CSV)
        </Button>
        <Button
          small
          icon={<Download size={13} aria-hidden />}
          onClick={() =>
            download(
              `${name}.json`,
              'application/json',
              JSON.stringify(episodeDocument(episode, { labels: false })),
            )
          }
        >
          Episode (JSON)
        </Button>
        {truth ? (
          <Button
            small
            icon={<Download size={13} aria-hidden />}
            onClick={() =>
              download(
                `${name}-labels.json`,
                'application/json',
                JSON.stringify(episodeDocument(episode, { labels: true })),
              )
            }
          >
            With labels (JSON)
          </Button>
        ) : null}
        <Button
          small
          icon={<Download size={13} aria-hidden />}
          onClick={() => download(`${name}-protocol.txt`, 'text/plain', episode.protocol.excerpt)}
        >
          Excerpt (text)
        </Button>
      </div>
    </Panel>
  );
}

/** The dataset as comma-separated values; a list within a cell is set apart by semicolons. */
function csvOf({ dataset }: Episode): string {
  const header = dataset.size > 0 ? Object.keys(rowAt(dataset, 0)) : [];
  const lines = toRows(dataset).map((row) =>
    Object.values(row)
      .map((value) => cell(Array.isArray(value) ? value.join('; ') : value))
      .join(','),
  );
  return `${[header.join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
