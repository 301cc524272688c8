/** A part of a sentence in which a number belongs to the nearest quantity, and a denial reaches everything. */
export interface Segment {
  readonly text: string;
  /** What stands before it in the sentence. */
  readonly before: string;
}

const BREAK =
  / (?=(?:[,;()|—→]|:(?= [a-z])|but|because|while|whereas|although|though|so|since|which|who|whose|where|when|unless|until|if|however|therefore|thus|hence|yet|rather than|instead|and|or|nor|versus|vs|against|compared|otherwise|except|plus|then|despite|with the (?:standard|stage iv)) )/u;

/** The segments of a sentence in canonical spelling: marks and conjunctions part them, a space stands at either end. */
export function segmentsOf(text: string): Segment[] {
  let before = '';
  return text.split(BREAK).map((part) => {
    const segment = { text: `${part} `, before };
    before += segment.text;
    return segment;
  });
}

/** What stands before a position. */
export function upTo(text: string, at: number): string {
  return text.slice(0, at);
}

/** The part of its segment that stands before a position. */
export function segmentUpTo(text: string, at: number): string {
  return upTo(text, at).split(BREAK).at(-1) ?? '';
}
