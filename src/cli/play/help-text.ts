import type { ErrorType } from '../../core/model/vocabulary.ts';
import { wrap } from '../output/wrap.ts';
import { SHORT_ERROR_TYPES } from './play-command.ts';

/**
 * What a player can type, shown at the start and by `help`; no line is longer than 80 characters.
 * @param errorTypes those in force
 */
export function playHelp(errorTypes: readonly ErrorType[]): string {
  const types = errorTypes.map((type) => {
    const short = [...SHORT_ERROR_TYPES].find(([, of]) => of === type)?.[0];
    return short === undefined ? type : `${type} (or ${short})`;
  });
  return [
    LOOK,
    WORK,
    ...(errorTypes.includes('selection_bias') ? [FLAG_COHORT] : []),
    REST,
    wrap(`Error types: ${types.join(', ')}.`, 80),
    'quit leaves the episode. First letters do: r n b s p i d f h q.',
  ].join('\n');
}

const LOOK = `Look (free)
  read [row] [count]              a page of patients from a row (the first is 1)
  next, back                      the page after it, the page before it
  show P0042                      every field of one patient
  protocol                        the protocol again
  state, flags                    where you stand, what you have flagged`;

const WORK = `Work (each costs one step)
  investigate age                 summary of a column
  distribution ethnicity          control-arm breakdown of a column
  distribution outcome by stage   the same within another column
  flag P0042 invalid_age 0.9 why  flag a patient; confidence and reason are optional`;

const FLAG_COHORT = '  flag selection_bias 0.8 why     flag the cohort';

const REST = `  fix P0042 query_site            say what to do about a flagged patient
  report                          write the report; a line with only a dot ends it`;
