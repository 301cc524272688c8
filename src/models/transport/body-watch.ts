import type { ProviderFault } from '../../core/model/provider-fault.ts';
import { connectionFault, errorText } from '../faults/connection-fault.ts';

/** A body that is counted while it is read. */
export interface BodyWatch {
  readonly stream: ReadableStream<Uint8Array>;
  /** The beginning of the body as text. */
  head(): string;
  /** Its end as text, as far as it was read. */
  tail(): string;
}

interface Watcher {
  readonly onByte: () => void;
  readonly fail: (fault: ProviderFault, detail: string) => void;
}

const HEAD_BYTES = 4_096;
const TAIL_BYTES = 64;

/**
 * Watches the body of a response: its size, that it comes whole, that a successful one is not empty and not a web page.
 * @param most bytes that it may have
 */
export function bodyWatch(response: Response, most: number, { onByte, fail }: Watcher): BodyWatch {
  const reader = response.body?.getReader() ?? null;
  let head: Uint8Array = new Uint8Array();
  let tail: Uint8Array = new Uint8Array();
  let bytes = 0;
  const give = (fault: ProviderFault, detail: string): Error => {
    fail(fault, detail);
    return new Error(detail);
  };
  const headText = () => new TextDecoder().decode(head);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await reader?.read();
        if (!next || next.done) {
          if (response.ok && bytes === 0) controller.error(give('empty_body', 'the reply has no body'));
          else controller.close();
          return;
        }
        onByte();
        bytes += next.value.byteLength;
        if (head.byteLength < HEAD_BYTES) head = joined(head, next.value).slice(0, HEAD_BYTES);
        tail = joined(tail, next.value.slice(-TAIL_BYTES)).slice(-TAIL_BYTES);
        if (bytes > most) controller.error(give('body_too_large', `the reply is larger than ${most} bytes`));
        else if (response.ok && headText().trimStart().startsWith('<'))
          controller.error(give('html_body', 'the reply is a web page'));
        else controller.enqueue(next.value);
      } catch (error) {
        controller.error(give(connectionFault(error), errorText(error)));
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  return { stream, head: headText, tail: () => new TextDecoder().decode(tail) };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.byteLength + second.byteLength);
  whole.set(first);
  whole.set(second, first.byteLength);
  return whole;
}
