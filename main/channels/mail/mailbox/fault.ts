import { errorText } from '../../../../shared/texts/error-text';
import type { MailboxProblem } from '../../../../shared/mail/mailbox-look';
import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';
import type { Login } from '../order';
import { TLS_FAULT, TLS_NOT_SPOKEN } from '../../tls-fault';

/** How far a look had come. */
export type MailboxStage = 'connect' | 'open' | 'search';

/** Response codes of IMAP (RFC 5530) that say more than the words. */
const BY_CODE: Readonly<Record<string, MailboxProblem>> = {
  AUTHENTICATIONFAILED: 'login',
  AUTHORIZATIONFAILED: 'login',
  EXPIRED: 'password-expired',
  PRIVACYREQUIRED: 'encryption-needed',
  CONTACTADMIN: 'account',
  NONEXISTENT: 'folder',
  NOPERM: 'folder',
  UNAVAILABLE: 'unavailable',
  INUSE: 'unavailable',
  SERVERBUG: 'unavailable',
  LIMIT: 'limit-reached',
  OVERQUOTA: 'full',
};

/** Why a look failed: the code of the server or the system, and what the server was asked for. */
export function mailboxProblem(
  error: unknown,
  stage: MailboxStage,
  { kind }: Pick<Login, 'kind'>,
  isTlsFirst: boolean,
): MailboxProblem {
  const { code, authenticationFailed, tlsFailed, responseStatus } = Object(error) as Record<string, unknown>;
  const known = BY_CODE[responseCode(error) ?? ''] ?? (authenticationFailed === true ? 'login' : undefined);
  const isOfToken = kind === 'token' && (known === 'login' || known === 'password-expired');
  if (known !== undefined) return isOfToken ? 'consent' : known;
  // A server that takes its leave is there.
  if (responseStatus === 'BYE' || byeReason(error) !== null) return 'unavailable';
  if (stage === 'open' && responseStatus === 'NO') return 'folder';
  const name = String(code);
  if (isTlsFirst && TLS_NOT_SPOKEN.test(name)) return 'port-without-tls';
  if (tlsFailed === true || TLS_FAULT.test(name) || name === 'UPGRADE_TIMEOUT') return 'tls';
  if (/^(?:ENOTFOUND|EAI_)/.test(name)) return 'dns';
  return /TIMEOUT|ETIMEOUT|ETIMEDOUT/.test(name) ? 'timeout' : 'connection';
}

/** The response code of the server; null without one. */
function responseCode(error: unknown): string | null {
  const { serverResponseCode } = Object(error) as Record<string, unknown>;
  return typeof serverResponseCode === 'string' ? serverResponseCode : null;
}

/** With what words a server took its leave; null where it did not. TLS has a `reason` of its own. */
function byeReason(error: unknown): string | null {
  const { code, reason } = Object(error) as Record<string, unknown>;
  return typeof reason === 'string' && /^(?:NoConnection|ClosedAfterConnect)/.test(String(code))
    ? reason
    : null;
}

/** The same for what keeps a look from beginning. */
export function problemOfRefusal(problem: DeliveryProblem): MailboxProblem {
  switch (problem) {
    case 'secret-missing':
    case 'secret-unreadable':
      return 'secret';
    case 'certificate-unreadable':
      return 'certificate';
    case 'not-configured':
      return 'settings';
    case 'dns':
    case 'timeout':
    case 'tls':
      return problem;
    case 'connection':
    case 'temporary':
      return 'connection';
    default:
      return 'consent';
  }
}

/** The server's own words where there are any. */
export function mailboxWords(error: unknown): string {
  const { responseText, message } = Object(error) as Record<string, unknown>;
  const words = [responseText, byeReason(error), message].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return typeof words === 'string' ? words : errorText(error);
}
