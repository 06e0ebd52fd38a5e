import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';
import type { DeliveryResult } from '../../../core/ports';
import { TLS_FAULT, TLS_NOT_SPOKEN } from '../../tls-fault';
import { meaningOfReply, type LoginState } from './meaning';
import { readReply } from './reply';
import type { SmtpPhase } from './rules';

type Failure = Exclude<DeliveryResult, { kind: 'accepted' }>;

/** What is known of an attempt that failed. Every field but `code` may be absent, as in the library's errors. */
export interface MailFault {
  readonly code: string | undefined;
  /** The code that the system or the TLS library gave. */
  readonly originalCode: string | undefined;
  /** The SMTP command that was answered. */
  readonly command: string | undefined;
  readonly responseCode: number | undefined;
  /** What the server said, or else the system, word for word. */
  readonly reply: string;
  /** What the server was answering last, where the library does not say. */
  readonly phase: SmtpPhase;
  readonly login: LoginState;
  /** Whether TLS was to be spoken from the first byte. */
  readonly isTlsFirst: boolean;
  /** Whether the whole message had been handed over, so that the server may have it. */
  readonly isHandedOver: boolean;
}

/**
 * What a failed attempt means. A server that is busy or away gets another try; a wrong password, sender or
 * certificate waits for a person; a recipient or a message that was refused for good is kept as failed.
 */
export function resultOfFault(fault: MailFault): Failure {
  if (fault.responseCode !== undefined) return answered(fault);
  const { code, originalCode = '', command } = fault;
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
      if (fault.isTlsFirst && TLS_NOT_SPOKEN.test(originalCode))
        return as('blocked', 'port-without-tls', fault);
      return TLS_FAULT.test(originalCode) ? as('blocked', 'tls', fault) : as('retry', 'connection', fault);
    case 'EPROXY':
      return /\b407\b|authentication failed/i.test(fault.reply)
        ? as('blocked', 'proxy-refused', fault)
        : as('retry', 'connection', fault);
    case 'EMESSAGE':
      // The message is larger than the server has announced to take.
      return as('blocked', 'message-too-large', fault);
    case 'EPROTOCOL':
      return ofStrangeWords(fault);
    case 'ENOTFOUND':
      // Of the proxy.
      return as('retry', 'dns', fault);
    default:
      return as('retry', 'internal', fault);
  }
}

/**
 * Whether a smaller or plainer form of the mail may be taken where this one was refused: for its size, or for what is
 * in it. A bare 552 is said of a full mailbox and of a message that is too large alike.
 */
export function isWorthPlainer({ problem, reply }: Failure): boolean {
  if (problem === 'message-too-large') return true;
  const read = readReply(reply);
  if (problem === 'mailbox-full') return read?.code === 552 && read.enhanced === null;
  return problem === 'message-refused' && read?.enhanced?.startsWith('5.6.') === true;
}

function answered(fault: MailFault): Failure {
  const { kind, problem, waitMs } = meaningOfReply(fault.reply, getPhase(fault), fault.login);
  return { ...as(kind, problem, fault), ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
}

/** The library names the command, but for what ends a conversation at any time. */
function getPhase({ code, command = '', phase }: MailFault): SmtpPhase {
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'login';
  switch (command) {
    case 'EHLO':
    case 'HELO':
      return 'hello';
    case 'STARTTLS':
      return 'starttls';
    case 'MAIL FROM':
      return 'sender';
    case 'RCPT TO':
      return 'recipient';
    case 'DATA':
      return code === 'EMESSAGE' ? 'message' : 'data';
    default:
      return phase;
  }
}

/** How servers of other kinds greet: IMAP, POP3, the web, SSH. */
const OTHER_GREETING = /^(?:\* (?:OK|PREAUTH|BYE)|\+OK|HTTP\/|<|SSH-)/i;

/** Whether a first line is that of a server of another kind: IMAP, POP3, the web, SSH. */
export function isOtherGreeting(line: string): boolean {
  return OTHER_GREETING.test(line);
}

function ofStrangeWords(fault: MailFault): Failure {
  if (isOtherGreeting(fault.reply)) return as('blocked', 'not-a-mail-server', fault);
  return as('retry', fault.phase === 'greeting' ? 'not-a-mail-server' : 'temporary', fault);
}

/** An answer to the message itself says that the server does not have it. */
function as(
  kind: Failure['kind'],
  problem: DeliveryProblem,
  { reply, isHandedOver, responseCode }: MailFault,
): Failure {
  return { kind, problem, reply, isMaybeDelivered: isHandedOver && responseCode === undefined };
}
