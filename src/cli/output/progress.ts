import cliProgress from 'cli-progress';

/** Something long under way. */
export interface Progress {
  /** @param done units finished so far */
  update(done: number): void;
  /** Takes the bar off the screen. Calling it twice is harmless. */
  stop(): void;
}

/** Shows nothing. */
export const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on a terminal stream. It is removed when it ends, so that it never stands between results. */
export function progressBar(stream: NodeJS.WritableStream, label: string, total: number): Progress {
  // No signal handler and no hidden cursor: an interrupt must end the process even while the bar's timers starve.
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage}%  {value}/{total}  {eta_formatted} left`,
    stream,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 28,
    hideCursor: false,
    gracefulExit: false,
    clearOnComplete: true,
    fps: 8,
    etaBuffer: 200,
  });
  bar.start(total, 0);
  let running = true;
  return {
    update: (done) => {
      if (running) bar.update(done);
    },
    stop: () => {
      if (running) bar.stop();
      running = false;
    },
  };
}
