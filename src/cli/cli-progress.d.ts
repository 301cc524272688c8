/** The part of cli-progress 3 that is used here; the package carries no types of its own. */
declare module 'cli-progress' {
  interface Options {
    readonly format: string;
    readonly stream: NodeJS.WritableStream;
    readonly barCompleteChar: string;
    readonly barIncompleteChar: string;
    readonly barsize: number;
    readonly hideCursor: boolean;
    readonly gracefulExit: boolean;
    readonly clearOnComplete: boolean;
    readonly fps: number;
    readonly etaBuffer: number;
  }
  class SingleBar {
    constructor(options: Partial<Options>);
    start(total: number, value: number, payload?: Readonly<Record<string, string>>): void;
    update(value: number, payload?: Readonly<Record<string, string>>): void;
    stop(): void;
  }
  const progress: { readonly SingleBar: typeof SingleBar };
  export default progress;
}
