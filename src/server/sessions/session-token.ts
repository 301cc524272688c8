import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token: 128 random bits as 32 hexadecimal digits. Whoever has it has the session. */
const TOKEN_BYTES = 16;
const TOKEN = /^[0-9a-f]{32}$/;

/** Draws a token from the operating system's random source. */
export function drawToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex');
}

/** Whether a text has the form of a token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What is kept of a token: its SHA-256, by which a session is named in memory, in the log and to the operator. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether two secrets are equal, in a time that depends on neither: their hashes are compared, so lengths do not tell. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
