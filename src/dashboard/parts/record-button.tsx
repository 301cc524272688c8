import { FileJson } from 'lucide-react';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { recordText } from '../../records/record-text.ts';
import type { RecordAddress } from '../engine/screen-episode.ts';
import { Button } from './button.tsx';
import { download } from './download.ts';

/** Saves a record as the file that it is. */
export function RecordButton({
  address,
  record,
}: {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
}) {
  return (
    <Button
      small
      icon={<FileJson size={13} aria-hidden />}
      onClick={() =>
        download(`${address.run}-${address.episode}.json`, 'application/json', recordText(record))
      }
    >
      Record
    </Button>
  );
}
