import type { WireFault } from '../wire/fault.ts';

/** The close code of a socket that did what it may not, or whose session is over. */
export const POLICY = 1008;
/** Try again later: the close code of a refusal for want of room. */
const TRY_AGAIN = 1013;

/** The close code of a socket that is refused. */
export function closeCodeOf({ code }: WireFault): number {
  return code === 'CAPACITY_REACHED' ? TRY_AGAIN : POLICY;
}
