/** Lets steps through at a pace, holds them, or lets single ones pass. */
export interface StepGate {
  /** Resolves when the next step may go. */
  pass(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Lets one step pass while paused. */
  single(): void;
  /** Opens for good: whoever waits goes on at once. */
  open(): void;
  /** Least time between two steps in milliseconds. */
  pace: number;
  readonly paused: boolean;
}

/** A gate that begins open or paused. */
export function stepGate(pace: number, paused: boolean): StepGate {
  let held = paused;
  const doors = { opened: false };
  let singles = 0;
  let wake: (() => void) | null = null;
  let last = -Infinity;
  const stir = () => wake?.();
  const gate: StepGate = {
    pace,
    get paused() {
      return held;
    },
    async pass() {
      while (!doors.opened) {
        const wait = last + gate.pace - performance.now();
        if (held && singles > 0) {
          singles--;
          break;
        }
        if (!held && wait <= 0) break;
        await sleep(held ? null : wait);
      }
      last = performance.now();
    },
    pause() {
      held = true;
      stir();
    },
    resume() {
      held = false;
      stir();
    },
    single() {
      singles++;
      stir();
    },
    open() {
      doors.opened = true;
      stir();
    },
  };
  /** Sleeps until stirred, or for so long. */
  async function sleep(ms: number | null): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (ms !== null) timer = setTimeout(resolve, Math.max(ms, 0));
    });
    clearTimeout(timer);
    wake = null;
  }
  return gate;
}
