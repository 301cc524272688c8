import type { Segment } from '../read/segments.ts';

/** How a number is compared: `''` states a value, a sign holds something against it. */
export type Sign = '' | '<' | '>' | '<=' | '>=';

/** A number, a range or a named limit as it stands in a segment. */
export interface Figure {
  readonly sign: Sign;
  readonly value: number;
  /** The upper end of a range, or null. */
  readonly to: number | null;
  /** Whether it has decimals. */
  readonly decimal: boolean;
  readonly unit: string;
  /** It stands for a threshold that is not said in figures: "below the threshold". */
  readonly unsaid: boolean;
  /** Whether it is one of several: "24d+38d". */
  readonly listed: boolean;
  readonly start: number;
  readonly end: number;
}

const FIGURE =
  /(?<=[ +<>=])(?<!by |~)(?<sign>[<>]=?)?(?:\[(?<low>\d+)\.\.(?<high>\d+)\]|(?<value>-?\d+(?:\.\d+)?)|(?<=[<>=])(?<unsaid>threshold|limit|cutoff)s?)(?<unit>%|pp|[dyu]?)(?=[ +])/gu;

/** The figures of a segment, left to right. Margins ("by 7 days") and rounded numbers are left out. */
export function figuresIn({ text }: Segment): Figure[] {
  return [...text.matchAll(FIGURE)].map((match) => {
    const { sign, low, high, value, unsaid, unit } = match.groups ?? {};
    const end = match.index + match[0].length;
    return {
      sign: signOf(sign),
      value: Number(low ?? value),
      to: high === undefined ? null : Number(high),
      decimal: value?.includes('.') === true,
      unit: unsaid === undefined ? (unit ?? '') : '%',
      unsaid: unsaid !== undefined,
      listed: text[end] === '+' || text[match.index - 1] === '+',
      start: match.index,
      end,
    };
  });
}

const SIGNS: readonly Sign[] = ['', '<', '>', '<=', '>='];

function signOf(sign: string | undefined): Sign {
  return SIGNS.find((one) => one === sign) ?? '';
}

/** Whether a value stands on the side of a figure that its sign says. */
export function compares(value: number, sign: Exclude<Sign, ''>, figure: number): boolean {
  return {
    '<': value < figure,
    '>': value > figure,
    '<=': value <= figure,
    '>=': value >= figure,
  }[sign];
}

/** Whether a figure is one of these, sign and value. */
export function isOneOf(figure: Figure, forms: readonly (readonly [Sign, number])[]): boolean {
  return forms.some(([sign, value]) => sign === figure.sign && value === figure.value);
}
