import picocolors from 'picocolors';

/** The few ways in which text stands out. Each is plain text when colours are off, so nothing may rest on it alone. */
export interface Style {
  readonly title: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly accent: (text: string) => string;
}

/** The styles with colours, or without any. */
export function styleOf(colours: boolean): Style {
  const colour = picocolors.createColors(colours);
  return {
    title: colour.bold,
    dim: colour.dim,
    good: colour.green,
    bad: colour.red,
    warn: colour.yellow,
    accent: colour.cyan,
  };
}
