const BLOCK = /-----BEGIN CERTIFICATE-----([\w+/=\s]+)-----END CERTIFICATE-----/g;

/** Whether a PEM text has nothing but certificates, or nothing, each of them from its beginning to its end. */
export function areCertificates(text: string): boolean {
  const blocks = [...text.matchAll(BLOCK)];
  return text.replace(BLOCK, '').trim() === '' && blocks.every(([, base64 = '']) => isWhole(base64));
}

const SEQUENCE = 0x30;
const LONG_FORM = 0x80;

/** Whether a DER structure is as long as it says (X.690 §8.1.3): one that was cut off while it was copied is not. */
function isWhole(base64: string): boolean {
  const der = getBytes(base64);
  const [tag, first = LONG_FORM] = der;
  // A certificate always has a definite length.
  if (tag !== SEQUENCE || first === LONG_FORM) return false;
  if (first < LONG_FORM) return der.length === 2 + first;
  const end = 2 + first - LONG_FORM;
  const length = der.slice(2, end).reduce((sum, byte) => sum * 256 + byte, 0);
  return der.length === end + length;
}

/** No bytes where a text is not base64. */
function getBytes(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
