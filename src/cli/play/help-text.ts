/** What a player can type, shown at the start and by `help`; no line is longer than 80 characters. */
export const PLAY_HELP = `Look (free)
  read [row] [count]              a page of patients; read or next goes on, back back
  show P0042                      every field of one patient
  protocol                        the protocol again
  state, flags                    where you stand, what you have flagged
Work (each costs one step)
  investigate age                 summary of a column
  distribution ethnicity          control-arm breakdown of a column
  distribution outcome by stage   the same within another column
  flag P0042 invalid_age 0.9 why  flag a patient; confidence and reason are optional
  flag selection_bias 0.8 why     flag the cohort
  fix P0042 query_site            say what to do about a flagged patient
  report                          write the report; a line with only a dot ends it
Error types: invalid_age (or age), temporal_inconsistency (temporal),
protocol_window_violation (window), selection_bias (bias).
quit leaves the episode. First letters do: r n b s p i d f h q.`;
