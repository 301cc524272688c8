import { crc32 } from 'node:zlib';

/** What a frame says of its session. */
export type FrameKind = 'entry' | 'restart' | 'close' | 'filler';

/** One record of the log: the n-th entry of a session, and the bytes of the entry. */
export interface Frame {
  readonly kind: FrameKind;
  readonly session: string;
  /** Counts the entries of a session from 0, so that a hole shows and a copy is known as one. */
  readonly number: number;
  readonly payload: Buffer;
}

/** A frame and where it lies. */
export interface PlacedFrame extends Frame {
  readonly offset: number;
  readonly size: number;
}

/**
 * A frame as bytes: mark, checksum, length, then kind, key length, number, key and payload. The checksum covers all
 * that follows it. The mark begins with a byte that no UTF-8 text contains, so no text of an agent can pose as a frame.
 */
export function encodeFrame({ kind, session, number, payload }: Frame): Buffer {
  const frame = Buffer.allocUnsafe(HEAD + session.length + payload.length);
  frame.set(MARK, 0);
  frame.writeUInt32LE(frame.length, 8);
  frame.writeUInt8(KINDS.indexOf(kind), 12);
  frame.writeUInt8(session.length, 13);
  frame.writeUInt32LE(number, 14);
  frame.write(session, HEAD, 'latin1');
  frame.set(payload, HEAD + session.length);
  frame.writeUInt32LE(crc32(frame.subarray(8)), 4);
  return frame;
}

/** The frame at an offset, or null when there is no whole and sound one. */
export function decodeFrame(bytes: Buffer, offset: number): PlacedFrame | null {
  if (offset + HEAD > bytes.length || bytes.compare(MARK, 0, MARK.length, offset, offset + MARK.length) !== 0)
    return null;
  const size = bytes.readUInt32LE(offset + 8);
  const kind = KINDS[bytes.readUInt8(offset + 12)];
  const keyEnd = HEAD + bytes.readUInt8(offset + 13);
  if (size < keyEnd || offset + size > bytes.length || kind === undefined) return null;
  if (crc32(bytes.subarray(offset + 8, offset + size)) !== bytes.readUInt32LE(offset + 4)) return null;
  return {
    kind,
    session: bytes.toString('latin1', offset + HEAD, offset + keyEnd),
    number: bytes.readUInt32LE(offset + 14),
    payload: bytes.subarray(offset + keyEnd, offset + size),
    offset,
    size,
  };
}

/**
 * Every sound frame of a file in order. Damaged stretches are stepped over: a torn tail ends the list, a flipped byte
 * costs the frame it is in and no other.
 */
export function* scanFrames(bytes: Buffer): Generator<PlacedFrame, void, undefined> {
  let offset = 0;
  while (offset < bytes.length) {
    const frame = decodeFrame(bytes, offset);
    if (frame) {
      yield frame;
      offset += frame.size;
    } else {
      const next = bytes.indexOf(MARK, offset + 1);
      if (next < 0) return;
      offset = next;
    }
  }
}

const MARK = Buffer.from([0xff, 0x43, 0x42, 0x4c]);
const HEAD = 18;
const KINDS: readonly FrameKind[] = ['filler', 'entry', 'restart', 'close'];
