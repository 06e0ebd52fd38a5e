import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { errorText } from '../../shared/texts/error-text';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

/**
 * The trusted certificate authorities (PEM): the user’s own in addition to those of the system, or to `trusted`.
 * Undefined for the default of the system.
 */
export function getAuthorities(own: string, trusted?: readonly string[]): string[] | undefined {
  const added = own.trim();
  if (added === '') return trusted && [...trusted];
  return [...(trusted ?? rootCertificates), added];
}

/** The OpenSSL error for unreadable authorities, which OpenSSL itself ignores; null if all are readable. */
export function faultOfAuthorities(own: string): string | null {
  try {
    for (const [authority] of own.matchAll(CERTIFICATE)) new X509Certificate(authority);
    return null;
  } catch (error) {
    return errorText(error);
  }
}
