import picocolors from 'picocolors';

/** The few ways in which text stands out. Each is plain text when colors are off, so nothing may rest on it alone. */
export interface Style {
  readonly title: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly accent: (text: string) => string;
}

/** The styles with colors, or without any. */
export function styleOf(colors: boolean): Style {
  const color = picocolors.createColors(colors);
  return {
    title: color.bold,
    dim: color.dim,
    good: color.green,
    bad: color.red,
    warn: color.yellow,
    accent: color.cyan,
  };
}
