/**
 * The text of a file that a person may have written: UTF-8 with or without a byte-order mark, or UTF-16 as Windows
 * writes it. Null where the bytes are none of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(getEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** JSON begins with an ASCII character, so that UTF-16 shows without a mark too. */
function getEncoding([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
