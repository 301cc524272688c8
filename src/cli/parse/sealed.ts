import { SealedSchema } from '../../core/model/episode.ts';
import { parsed, refused, type Parsed } from './parsed.ts';
import { parseSeedRange, type SeedRange } from './seeds.ts';

/** Places first..last of a sealed split. */
export interface SealedRange extends SeedRange {
  readonly split: string;
}

/** Reads `SPLIT:A..B`. @param most the most places that the command takes */
export function parseSealed(text: string, most: number): Parsed<SealedRange> {
  const [split = '', range, ...rest] = text.split(':');
  if (!SealedSchema.shape.split.safeParse(split).success || range === undefined || rest.length > 0)
    return refused('Write a split and its places, such as private:0..49.');
  const places = parseSeedRange(range, most);
  return places.ok ? parsed({ split, ...places.value }) : places;
}
