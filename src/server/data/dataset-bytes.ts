import type { Dataset } from '../../core/dataset/dataset.ts';
import { datasetJsonBytes } from './dataset-writer.ts';

/** The JSON bytes of datasets, made when first asked for and shared by every session that sends them. */
export interface DatasetBytes {
  /** The dataset as one JSON array in UTF-8. The buffer is shared: nobody writes to it. */
  of(dataset: Dataset): Buffer;
  /** Bytes kept now. */
  readonly size: number;
}

/** A cache that forgets the bytes not asked for longest once it keeps more than `limit` bytes. It always keeps the latest. */
export function datasetBytes(limit: number): DatasetBytes {
  const kept = new Map<Dataset, Buffer>();
  let size = 0;
  return {
    of(dataset) {
      const held = kept.get(dataset);
      const bytes = held ?? datasetJsonBytes(dataset);
      kept.delete(dataset);
      kept.set(dataset, bytes);
      if (!held) size += bytes.length;
      for (const [oldest, { length }] of kept) {
        if (size <= limit || oldest === dataset) break;
        kept.delete(oldest);
        size -= length;
      }
      return bytes;
    },
    get size() {
      return size;
    },
  };
}
