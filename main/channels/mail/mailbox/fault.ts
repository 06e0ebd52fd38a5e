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
  EXPIRED: 'login',
  PRIVACYREQUIRED: 'tls',
  CONTACTADMIN: 'login',
  NONEXISTENT: 'folder',
  NOPERM: 'folder',
  UNAVAILABLE: 'connection',
  INUSE: 'connection',
  LIMIT: 'connection',
};

/** Why a look failed: the code of the server or the system, and what the server was asked for. */
export function mailboxProblem(
  error: unknown,
  stage: MailboxStage,
  { kind }: Pick<Login, 'kind'>,
  isTlsFirst: boolean,
): MailboxProblem {
  const { code, serverResponseCode, authenticationFailed, tlsFailed, responseStatus } = Object(
    error,
  ) as Record<string, unknown>;
  const known = BY_CODE[String(serverResponseCode)];
  const isLogin = authenticationFailed === true || known === 'login';
  if (isLogin && known !== 'connection') return kind === 'token' ? 'consent' : 'login';
  if (known !== undefined) return known;
  if (stage === 'open' && responseStatus === 'NO') return 'folder';
  const name = String(code);
  if (isTlsFirst && TLS_NOT_SPOKEN.test(name)) return 'port-without-tls';
  if (tlsFailed === true || TLS_FAULT.test(name) || name === 'UPGRADE_TIMEOUT') return 'tls';
  if (/^(?:ENOTFOUND|EAI_)/.test(name)) return 'dns';
  return /TIMEOUT|ETIMEOUT|ETIMEDOUT/.test(name) ? 'timeout' : 'connection';
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
  const words = [responseText, message].find((text) => typeof text === 'string' && text !== '');
  return typeof words === 'string' ? words : errorText(error);
}
