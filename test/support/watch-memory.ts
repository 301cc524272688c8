const MIB = 1_048_576;

/**
 * What the heap grows by from the second tenth of the looks to the last: the lowest of many looks at each, since between
 * two collections it goes up and down. Whatever else runs in this process is part of it.
 */
export function watchMemory(): { look(): void; readonly grownMib: number } {
  const looks: number[] = [];
  const lowest = (from: number, to: number) =>
    Math.min(...looks.slice(Math.floor(looks.length * from), Math.ceil(looks.length * to)));
  return {
    look() {
      looks.push(process.memoryUsage().heapUsed);
    },
    get grownMib() {
      return (lowest(0.9, 1) - lowest(0.1, 0.2)) / MIB;
    },
  };
}
