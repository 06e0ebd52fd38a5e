import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import { redact } from '../../core/redact/redact';
import { TLS_FAULT } from '../tls-fault';
import { PROXY_FAULTS } from './proxy';

/** Maximum length of the stored text of a response. */
const REPLY_CHARACTERS = 200;

/** The status line and the start of a response on one line, without secrets. */
export function getReply(
  answer: { readonly status: number; readonly statusText: string; readonly body: string },
  secrets: readonly string[],
): string {
  const head = `${answer.status} ${answer.statusText}`.trim();
  const text = redact(answer.body, secrets)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const shown = text.length > REPLY_CHARACTERS ? `${text.slice(0, REPLY_CHARACTERS)}…` : text;
  return redact(shown === '' ? head : `${head}: ${shown}`, secrets);
}

/** The meaning of a connection error; `isWritten`: the other side may have the whole request. */
export function problemOfError(
  code: string,
  isWritten: boolean,
): { kind: 'retry' | 'blocked'; problem: DeliveryProblem } {
  if (code === PROXY_FAULTS.unreachable) return { kind: 'retry', problem: 'proxy-unreachable' };
  if (code === PROXY_FAULTS.refused) return { kind: 'blocked', problem: 'proxy-refused' };
  if (/^E(?:NOTFOUND|AI_)/.test(code)) return { kind: 'retry', problem: 'dns' };
  if (!isWritten && TLS_FAULT.test(code)) return { kind: 'blocked', problem: 'tls' };
  return { kind: 'retry', problem: 'connection' };
}
