import { sha256 } from '@noble/hashes/sha2.js';

/** The bytes of a text of ASCII characters. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** SHA-256 of a text as UTF-8, as 64 lower-case hexadecimal digits. Lone surrogates hash as U+FFFD, as in every encoder. */
export function hashText(text: string): string {
  return toHex(sha256(utf8Bytes(text)));
}

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
export function hashBytes(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** The UTF-8 bytes of a text. Written out because a bare realm has no TextEncoder. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes[size++] = point;
    else if (point < 0x800) {
      bytes[size++] = 0xc0 | (point >> 6);
      bytes[size++] = 0x80 | (point & 63);
    } else if (point < 0x10000) {
      bytes[size++] = 0xe0 | (point >> 12);
      bytes[size++] = 0x80 | ((point >> 6) & 63);
      bytes[size++] = 0x80 | (point & 63);
    } else {
      bytes[size++] = 0xf0 | (point >> 18);
      bytes[size++] = 0x80 | ((point >> 12) & 63);
      bytes[size++] = 0x80 | ((point >> 6) & 63);
      bytes[size++] = 0x80 | (point & 63);
    }
  }
  return bytes.slice(0, size);
}

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}
