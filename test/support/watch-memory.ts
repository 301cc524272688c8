import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1_048_576;
/** How often memory is looked at in a run: each look collects garbage first, which takes a while. */
const LOOKS = 40;

/**
 * What the heap of this process grows by from the second tenth of a run to its last, garbage collected.
 * @param turns how often `look` will be called
 */
export function watchMemory(turns: number): { look(): void; readonly grownMib: number } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heaps: number[] = [];
  let turn = 0;
  return {
    look() {
      if (turn++ % Math.max(1, Math.floor(turns / LOOKS)) !== 0) return;
      collect();
      heaps.push(process.memoryUsage().heapUsed);
    },
    get grownMib() {
      const early = heaps.slice(Math.floor(heaps.length * 0.1), Math.ceil(heaps.length * 0.2));
      const late = heaps.slice(Math.floor(heaps.length * 0.9));
      return (Math.min(...late) - Math.min(...early)) / MIB;
    },
  };
}
