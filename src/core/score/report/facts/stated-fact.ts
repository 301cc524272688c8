/** What a stated fact is about. */
export type FactKind = 'rule' | 'count' | 'patient' | 'share' | 'adjusted gap';

/** A checkable fact that a sentence states, and whether it holds in this episode. */
export interface StatedFact {
  readonly kind: FactKind;
  /** Position of its number, id or name in the sentence. */
  readonly at: number;
  readonly holds: boolean;
}
