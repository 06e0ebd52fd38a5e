import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { errorText } from '../../shared/texts/error-text';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

/**
 * Whom to trust: the user's own authorities (PEM) beside the usual ones, which are those of the system or what
 * `trusted` names. Undefined leaves it to the system.
 */
export function getAuthorities(own: string, trusted?: readonly string[]): string[] | undefined {
  const added = own.trim();
  if (added === '') return trusted && [...trusted];
  return [...(trusted ?? rootCertificates), added];
}

/** What OpenSSL says of authorities that cannot be read; null where all can. It passes over them by itself. */
export function faultOfAuthorities(own: string): string | null {
  try {
    for (const [authority] of own.matchAll(CERTIFICATE)) new X509Certificate(authority);
    return null;
  } catch (error) {
    return errorText(error);
  }
}
