import type { Dataset } from '../../core/dataset/dataset.ts';
import { writtenColumns, type WrittenColumn } from '../../core/dataset/json.ts';

/**
 * The dataset as one JSON array in UTF-8: the bytes of datasetJson, without the text in between. A value is encoded once
 * and then copied, four bytes at a time: what is copied too much is written over by the next value.
 */
export function datasetJsonBytes(dataset: Dataset): Buffer {
  if (dataset.size === 0) return Buffer.from('[]');
  const columns = writtenColumns(dataset).map(encoded);
  const bytes = Buffer.allocUnsafeSlow(lengthOf(columns, dataset.size) + WORD);
  const to = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  bytes[at++] = 0x5b;
  for (let row = 0; row < dataset.size; row++) {
    if (row > 0) {
      bytes[at++] = 0x7d;
      bytes[at++] = 0x2c;
    }
    bytes[at++] = 0x7b;
    for (const { codes, from, starts, lengths } of columns) {
      const code = codes[row] ?? 0;
      const start = starts[code] ?? 0;
      const length = lengths[code] ?? 0;
      for (let done = 0; done < length; done += WORD)
        to.setUint32(at + done, from.getUint32(start + done, true), true);
      at += length;
    }
  }
  bytes[at++] = 0x7d;
  bytes[at++] = 0x5d;
  return bytes.subarray(0, at);
}

const WORD = 4;

/** A column whose values stand one after the other in a pool of bytes, with room to read a whole word past each. */
interface EncodedColumn {
  readonly codes: Uint32Array;
  readonly from: DataView;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
}

function encoded({ texts, codes }: WrittenColumn): EncodedColumn {
  const text = texts.join('');
  const joined = Buffer.from(text);
  const isAscii = joined.length === text.length;
  const pool = new Uint8Array(joined.length + WORD);
  pool.set(joined);
  const starts = new Uint32Array(texts.length);
  const lengths = new Uint32Array(texts.length);
  let at = 0;
  for (const [code, value] of texts.entries()) {
    const length = isAscii ? value.length : Buffer.byteLength(value);
    starts[code] = at;
    lengths[code] = length;
    at += length;
  }
  return { codes, from: new DataView(pool.buffer), starts, lengths };
}

/** Bytes of the whole array: brackets, three bytes around each row but the first, and the values. */
function lengthOf(columns: readonly EncodedColumn[], rows: number): number {
  let length = 1 + 3 * rows;
  for (const { codes, lengths } of columns) for (const code of codes) length += lengths[code] ?? 0;
  return length;
}
