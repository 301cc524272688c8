/**
 * The mean of the shares of right verdicts among the episodes that have the property and among those that lack it, so
 * that a constant verdict is right in one half. Null when one kind of episode is absent.
 */
export function balancedAccuracy(
  verdicts: readonly { readonly present: boolean; readonly said: boolean }[],
): number | null {
  const share = (present: boolean): number | null => {
    const those = verdicts.filter((verdict) => verdict.present === present);
    return those.length === 0
      ? null
      : those.filter((verdict) => verdict.said === present).length / those.length;
  };
  const [sensitivity, specificity] = [share(true), share(false)];
  return sensitivity === null || specificity === null ? null : (sensitivity + specificity) / 2;
}
