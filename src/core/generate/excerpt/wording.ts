/** A list of one or more items in running text: "A", "A and B", "A, B, and C". */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const comma = items.length > 2 ? ',' : '';
  return `${items.slice(0, -1).join(', ')}${comma} ${conjunction} ${last}`;
}

/** A list of one item a line, to follow a colon. The text after it starts a new line. */
export function bulleted(items: readonly string[]): string {
  return `\n- ${items.join('\n- ')}\n`;
}

/** A count of days: "1 day", "27 days". */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** An ordinal in figures: "21st", "42nd", "73rd", "78th". */
export function ordinal(number: number): string {
  const tens = Math.floor(number / 10) % 10;
  const suffix = tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][number % 10];
  return `${number}${suffix ?? 'th'}`;
}
