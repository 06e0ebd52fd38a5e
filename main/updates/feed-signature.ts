import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Ed25519 signatures are so long. */
const SIGNATURE_BYTES = 64;

/**
 * The key that feeds are signed with, from its PEM. Null where the text is none: a copy that was built without a key
 * looks for no updates.
 */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Whether a signature in base64 is that of a text by this key. False for everything that is no signature. */
export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  return bytes.length === SIGNATURE_BYTES && verify(null, Buffer.from(text, 'utf8'), key, bytes);
}
