import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';
import type { DeliveryResult } from '../../../core/ports';
import { TLS_FAULT, TLS_NOT_SPOKEN } from '../../tls-fault';
import { meaningOfReply, type LoginState } from './meaning';
import { readReply } from './reply';
import type { SmtpPhase } from './rules';

type Failure = Exclude<DeliveryResult, { kind: 'accepted' }>;

/** The details of a failed attempt. All fields except `code` may be absent, as in the errors of the library. */
export interface MailFault {
  readonly code: string | undefined;
  /** The code of the system or the TLS library. */
  readonly originalCode: string | undefined;
  /** The SMTP command that was answered. */
  readonly command: string | undefined;
  readonly responseCode: number | undefined;
  /** The reply of the server, or else the error text of the system, unchanged. */
  readonly reply: string;
  /** The last phase of the conversation, if the library does not give one. */
  readonly phase: SmtpPhase;
  readonly login: LoginState;
  /** Whether the connection uses implicit TLS. */
  readonly isTlsFirst: boolean;
  /** Whether the whole message was sent, so that the server may have it. */
  readonly isHandedOver: boolean;
}

/**
 * The result of a failed attempt: `retry` for temporary errors; `blocked` for a wrong password, sender or
 * certificate, which need user action; `failed` for a recipient or message that was permanently refused.
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
      // A connection lost during STARTTLS may be caused by the line; a failed certificate check is not.
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
      // The message exceeds the announced limit of the server.
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
 * Whether a smaller form of the mail may be accepted after this refusal: for its size, or its content. A bare 552 can
 * mean a full mailbox or a message that is too large. Filters that take no files (`hasFiles`) rarely say so in a code of
 * their own: every final refusal by content or policy may be one.
 */
export function isWorthPlainer({ problem, reply }: Failure, hasFiles: boolean): boolean {
  if (problem === 'message-too-large') return true;
  const read = readReply(reply);
  if (read === null || read.code < 500) return false;
  switch (problem) {
    case 'mailbox-full':
      return read.code === 552 && read.enhanced === null;
    case 'message-refused':
      return hasFiles || read.enhanced?.startsWith('5.6.') === true;
    default:
      return hasFiles && problem === 'policy-refused';
  }
}

function answered(fault: MailFault): Failure {
  const { kind, problem, waitMs } = meaningOfReply(fault.reply, getPhase(fault), fault.login);
  return { ...as(kind, problem, fault), ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
}

/** The library gives the command, except for errors that can end a conversation at any time. */
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

/** Greetings of other servers: IMAP, POP3, HTTP, SSH. */
const OTHER_GREETING = /^(?:\* (?:OK|PREAUTH|BYE)|\+OK|HTTP\/|<|SSH-)/i;

/** Whether a first line is that of another kind of server: IMAP, POP3, HTTP, SSH. */
export function isOtherGreeting(line: string): boolean {
  return OTHER_GREETING.test(line);
}

function ofStrangeWords(fault: MailFault): Failure {
  if (isOtherGreeting(fault.reply)) return as('blocked', 'not-a-mail-server', fault);
  return as('retry', fault.phase === 'greeting' ? 'not-a-mail-server' : 'temporary', fault);
}

/** A reply to the message itself means that the server does not have it. */
function as(
  kind: Failure['kind'],
  problem: DeliveryProblem,
  { reply, isHandedOver, responseCode }: MailFault,
): Failure {
  return { kind, problem, reply, isMaybeDelivered: isHandedOver && responseCode === undefined };
}
