/** What a stated fact is about. `nothing` is a count of zero, which grounds only a report on nothing flagged. */
export type FactKind = 'rule' | 'count' | 'nothing' | 'patient' | 'share' | 'adjusted gap';

/** A checkable fact that a sentence states, and whether it holds in this episode. */
export interface StatedFact {
  readonly kind: FactKind;
  readonly holds: boolean;
}
