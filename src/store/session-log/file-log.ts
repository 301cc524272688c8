import { decodeFrame, encodeFrame, scanFrames, type Frame, type FrameKind } from './frame.ts';
import type { LogFiles } from './log-files.ts';
import { SessionEntrySchema, type SessionEntry } from './session-entry.ts';
import { partsOf, placeOf, SessionIndex } from './session-index.ts';
import type { Durability, SessionLog } from './session-log.ts';
import { StoreError } from './store-error.ts';

/** How a log in files behaves. */
export interface FileLogOptions {
  readonly durability: Exclude<Durability, 'none'>;
  /** A file is followed by a new one when it would grow beyond this many bytes. */
  readonly segmentBytes?: number;
}

const DEFAULT_SEGMENT_BYTES = 32 * 1024 * 1024;
/** Most bytes written at once: keeps one batch from holding up those behind it. */
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * A session log in a few append-only files. What is appended while a write is under way goes out together with the next
 * one (group commit), so that a sync is paid once for many sessions. Files whose records are mostly dead are removed,
 * oldest first, and what still lives in them is written again at the end; on disk the log stays below about twice what
 * open sessions need, plus two files.
 */
export async function fileLog(files: LogFiles, options: FileLogOptions): Promise<SessionLog> {
  const log = new FileLog(files, options);
  await log.load();
  return log;
}

/** Something to write, and who waits for it. */
interface Waiting {
  readonly kind: FrameKind;
  readonly session: string;
  readonly payload: Buffer;
  /** For a record that is written again: its number and where it was. */
  readonly moved?: { readonly number: number; readonly place: number };
  readonly resolve: () => void;
  readonly reject: (error: StoreError) => void;
}

class FileLog implements SessionLog {
  readonly durability: Exclude<Durability, 'none'>;
  readonly #files: LogFiles;
  readonly #segmentBytes: number;
  readonly #index = new SessionIndex();
  /** Sizes of the files by number, oldest first; the last one is written. */
  readonly #segments = new Map<number, number>();
  /** Files to cut to a size before anything else is written. */
  readonly #unsettled = new Map<number, number>();
  #queue: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #compacting: Promise<void> | null = null;
  #trouble: StoreError | null = null;
  #down = false;

  constructor(files: LogFiles, { durability, segmentBytes = DEFAULT_SEGMENT_BYTES }: FileLogOptions) {
    this.#files = files;
    this.durability = durability;
    this.#segmentBytes = segmentBytes;
  }

  async load(): Promise<void> {
    const numbers = (await this.#files.list()).flatMap(segmentNumber).toSorted((a, b) => a - b);
    for (const segment of numbers) {
      const bytes = await this.#files.readAll(segmentName(segment));
      let end = 0;
      for (const { kind, session, number, offset, size } of scanFrames(bytes)) {
        this.#index.apply({ kind, session, number, place: placeOf(segment, offset), size });
        end = offset + size;
      }
      // A torn tail is cut from the file that goes on; in an older file it harms nobody.
      if (segment === numbers.at(-1) && end < bytes.length)
        await this.#files.truncate(segmentName(segment), end);
      this.#segments.set(segment, end);
    }
    this.#compact();
  }

  append(session: string, entry: SessionEntry): Promise<void> {
    const kind = entry.type === 'reset' ? 'restart' : 'entry';
    return this.#enqueue(kind, session, Buffer.from(JSON.stringify(entry)));
  }

  close(session: string): Promise<void> {
    return this.#enqueue('close', session, EMPTY);
  }

  async read(session: string): Promise<readonly SessionEntry[]> {
    if (this.#queue.some((waiting) => waiting.session === session) || this.#writing) await this.#drained();
    return this.#index.places(session).map((at, nth) => {
      const frame = at && this.#frameAt(at.place, at.size);
      const parsed = frame && SessionEntrySchema.safeParse(parseJson(frame.payload));
      if (parsed?.success) return parsed.data;
      throw new StoreError('LOG_DAMAGED', `entry ${nth} of a session cannot be read`, {
        cause: parsed?.error,
      });
    });
  }

  async sessions(): Promise<readonly string[]> {
    await this.#drained();
    return this.#index.sessions();
  }

  async check(): Promise<string | null> {
    if (this.#trouble && !this.#down) await this.#enqueue('filler', '', EMPTY).catch(ignoreTold);
    return this.#trouble?.message ?? null;
  }

  async shutdown(): Promise<void> {
    this.#down = true;
    await this.#drained();
    await this.#compacting;
    await this.#settle().catch(ignoreTold);
    this.#trouble = new StoreError('STORE_UNAVAILABLE', 'the session log is shut down');
    await this.#files.release();
  }

  #enqueue(kind: FrameKind, session: string, payload: Buffer, moved?: Waiting['moved']): Promise<void> {
    if (this.#down && !moved)
      return Promise.reject(new StoreError('STORE_UNAVAILABLE', 'the session log is shut down'));
    if (kind !== 'filler' && !/^[\x21-\x7e]{1,128}$/.test(session))
      return Promise.reject(new TypeError('a session key has 1 to 128 printable ASCII characters'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ kind, session, payload, ...(moved && { moved }), resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #drained(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop: whatever else arrives in it shares the write.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#write(batch);
        this.#trouble = null;
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        const message = `the session log cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
        this.#trouble = new StoreError('STORE_UNAVAILABLE', message, { cause });
        for (const { reject } of batch) reject(this.#trouble);
      }
    }
    this.#writing = null;
    this.#compact();
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    const over = this.#queue.findIndex(
      ({ payload }, at) => (bytes += payload.length) > BATCH_BYTES && at > 0,
    );
    return this.#queue.splice(0, over < 0 ? this.#queue.length : over);
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    await this.#settle();
    const frames = this.#framesOf(batch);
    const bytes = Buffer.concat(frames.map(({ encoded }) => encoded));
    const segment = this.#segmentFor(bytes.length);
    const start = this.#segments.get(segment) ?? 0;
    const name = segmentName(segment);
    try {
      await this.#files.write(name, start, bytes);
      if (this.durability === 'fsync') await this.#files.sync(name);
    } catch (error) {
      await this.#abandon(segment, start);
      throw error;
    }
    this.#segments.set(segment, start + bytes.length);
    let offset = start;
    for (const { frame, encoded } of frames) {
      const { kind, session, number } = frame;
      this.#index.apply({ kind, session, number, place: placeOf(segment, offset), size: encoded.length });
      offset += encoded.length;
    }
  }

  /** The frames of a batch, entries numbered as they will stand; records that died since they were read stay out. */
  #framesOf(batch: readonly Waiting[]) {
    const next = new Map<string, number>();
    const closed = new Set<string>();
    return batch.flatMap(({ kind, session, payload, moved }) => {
      if (moved && (closed.has(session) || !this.#index.isAt(session, moved.number, moved.place))) return [];
      const number = moved?.number ?? next.get(session) ?? this.#index.nextNumber(session);
      if (kind === 'close') closed.add(session);
      if (!moved) next.set(session, kind === 'close' ? 0 : number + 1);
      const frame: Frame = { kind, session, number, payload };
      return [{ frame, encoded: encodeFrame(frame) }];
    });
  }

  #segmentFor(bytes: number): number {
    const last = this.#lastSegment();
    const full = (this.#segments.get(last) ?? 0) + bytes > this.#segmentBytes;
    return last === 0 || (full && this.#segments.get(last) !== 0) ? last + 1 : last;
  }

  #lastSegment(): number {
    return [...this.#segments.keys()].at(-1) ?? 0;
  }

  /**
   * After a failed write or sync nobody knows what of it is on the disk. The file is cut back to what was acknowledged
   * and never written again; a file that nothing was acknowledged in goes. Until that is done nothing else is written,
   * so that what failed never comes back beside what followed it.
   */
  async #abandon(segment: number, size: number): Promise<void> {
    this.#unsettled.set(segment, size);
    this.#segments.set(segment + 1, 0);
    if (size === 0) this.#segments.delete(segment);
    // The failure of the write is what the caller is told; the next write settles again.
    await this.#settle().catch(ignoreTold);
  }

  async #settle(): Promise<void> {
    for (const [segment, size] of this.#unsettled) {
      if (size === 0) await this.#files.remove(segmentName(segment));
      else await this.#files.truncate(segmentName(segment), size);
      this.#unsettled.delete(segment);
    }
  }

  #compact(): void {
    if (this.#compacting || this.#down || this.#trouble) return;
    const total = [...this.#segments.values()].reduce((sum, size) => sum + size, 0);
    const live = this.#index.liveBytes;
    if (this.#segments.size < 2 || total - live <= Math.max(live, this.#segmentBytes)) return;
    const [oldest] = this.#segments.keys();
    if (oldest === undefined) return;
    this.#compacting = this.#empty(oldest).then(
      () => {
        this.#compacting = null;
        this.#compact();
      },
      // The next write tries again.
      () => {
        this.#compacting = null;
      },
    );
  }

  /** Writes what still lives in the oldest file again and removes the file. */
  async #empty(segment: number): Promise<void> {
    const name = segmentName(segment);
    const bytes = await this.#files.readAll(name);
    const moves: Promise<void>[] = [];
    for (const { kind, session, number, payload, offset } of scanFrames(bytes)) {
      const place = placeOf(segment, offset);
      if ((kind === 'entry' || kind === 'restart') && this.#index.isAt(session, number, place))
        moves.push(this.#enqueue(kind, session, Buffer.from(payload), { number, place }));
    }
    await Promise.all(moves);
    await this.#files.remove(name);
    this.#segments.delete(segment);
  }

  #frameAt(place: number, size: number): Frame | null {
    const { segment, offset } = partsOf(place);
    return decodeFrame(this.#files.readAt(segmentName(segment), offset, size), 0);
  }
}

const EMPTY = Buffer.alloc(0);
const SEGMENT = /^sessions-(\d{8})\.log$/;

function segmentName(number: number): string {
  return `sessions-${String(number).padStart(8, '0')}.log`;
}

function segmentNumber(name: string): number[] {
  const [, digits] = SEGMENT.exec(name) ?? [];
  return digits === undefined ? [] : [Number(digits)];
}

function parseJson(payload: Buffer): unknown {
  return JSON.parse(payload.toString());
}

/** For a failure that is told elsewhere. */
function ignoreTold(_error: unknown): void {}
