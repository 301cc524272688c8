/** The clauses that a protocol reader looks for. */
export type ReadClause =
  | 'age'
  | 'treatment window'
  | 'Stage IV window'
  | 'comorbidity threshold'
  | 'timeline'
  | 'outreach sites'
  | 'selection bias';

/** An excerpt that cannot be read: a clause is missing, is worded in an unknown way, or contradicts itself. */
export class ProtocolReadError extends Error {
  override readonly name = 'ProtocolReadError';
  readonly clause: ReadClause;

  constructor(clause: ReadClause, problem: string) {
    super(`cannot read the ${clause} clause: ${problem}`);
    this.clause = clause;
  }
}
