/** Stands where there is no value. */
export const NOT_AVAILABLE = '–';

/** A number with a fixed count of decimals; a dash where there is none. */
export function decimals(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined || Number.isNaN(value) ? NOT_AVAILABLE : value.toFixed(digits);
}

/** A share from 0 to 1 as a percentage, spelled as everywhere here: 12.5 %. */
export function percent(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined || Number.isNaN(value)
    ? NOT_AVAILABLE
    : `${(value * 100).toFixed(digits)} %`;
}

/** An integer with thin groups of three digits: 30,000. */
export function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its noun: 1 seed, 50 seeds. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}
