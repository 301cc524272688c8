/** Days from one ISO 8601 date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayCount(to) - dayCount(from);
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * The number of days from the first day of year 0 to an ISO 8601 date (YYYY-MM-DD), counted month by month.
 * The date must be a real one of years 1 to 9999; only differences of two results mean anything.
 */
function dayCount(date: string): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const leapDays = leapYearsThrough(month > 2 ? year : year - 1);
  return year * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + digits(date, 8, 10);
}

function leapYearsThrough(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
