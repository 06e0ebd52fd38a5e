import type { DeliveryProblem } from '../../shared/message';
import type { DeliveryResult } from '../core/ports';
import { TLS_FAULT } from './tls-fault';

type Failure = Exclude<DeliveryResult, { kind: 'accepted' }>;

/** What is known of an attempt that failed. Every field but `code` may be absent, as in the library's errors. */
export interface EmailFault {
  readonly code: string | undefined;
  /** The code that the system or the TLS library gave. */
  readonly originalCode: string | undefined;
  /** The SMTP command that was answered. */
  readonly command: string | undefined;
  readonly responseCode: number | undefined;
  /** What the server said, or else the system, word for word. */
  readonly reply: string;
  /** Whether the whole message had been handed over, so that the server may have it. */
  readonly isHandedOver: boolean;
}

/** The server wants a login, or another one: RFC 4954 §6. */
const LOGIN_CODES: readonly number[] = [530, 534, 535, 538];

/**
 * What a failed attempt means. A server that is busy or away gets another try; a wrong password, sender or
 * certificate waits for a person; a recipient or a message that was refused for good is kept as failed.
 */
export function resultOfFault(fault: EmailFault): Failure {
  const { code, originalCode = '', command, responseCode } = fault;
  if (responseCode !== undefined) return answered(fault, responseCode, command);
  switch (code) {
    case 'EDNS':
      return as('retry', 'dns', fault);
    case 'ETIMEDOUT':
    case 'EABORT':
      return as('retry', 'timeout', fault);
    case 'EAUTH':
      return as('blocked', 'authentication', fault);
    case 'ETLS':
      // Lost on the way to TLS may be the line; refused by the certificate check is not.
      return as(command === 'STARTTLS' ? 'blocked' : 'retry', 'tls', fault);
    case 'ESOCKET':
    case 'ECONNECTION':
      return TLS_FAULT.test(originalCode) ? as('blocked', 'tls', fault) : as('retry', 'connection', fault);
    case 'EPROXY':
      return /\b407\b|authentication failed/i.test(fault.reply)
        ? as('blocked', 'authentication', fault)
        : as('retry', 'connection', fault);
    case 'EMESSAGE':
      // The message is larger than the server has announced to take.
      return as('failed', 'message-refused', fault);
    case 'ENOTFOUND':
      // Of the proxy.
      return as('retry', 'dns', fault);
    default:
      return as('retry', 'internal', fault);
  }
}

function answered(fault: EmailFault, responseCode: number, command: string | undefined): Failure {
  // A server that must use TLS but cannot, needs a person: trying on would not tell anybody.
  if (fault.code === 'ETLS') return as('blocked', 'tls', fault);
  if (responseCode < 500) return as('retry', 'temporary', fault);
  if (fault.code === 'EAUTH' || LOGIN_CODES.includes(responseCode))
    return as('blocked', 'authentication', fault);
  if (command === 'RCPT TO') return as('failed', 'recipient-refused', fault);
  if (command === 'MAIL FROM') return as('blocked', 'sender-refused', fault);
  if (command === 'DATA') return as('failed', 'message-refused', fault);
  // Refused before any message: a network or a server that does not want us now.
  return as('retry', 'connection', fault);
}

/** An answer to the message itself says that the server does not have it. */
function as(
  kind: Failure['kind'],
  problem: DeliveryProblem,
  { reply, isHandedOver, responseCode }: EmailFault,
): Failure {
  return { kind, problem, reply, isMaybeDelivered: isHandedOver && responseCode === undefined };
}
