import type { Meaning } from '../../shared/channels/http';
import type { DeliveryProblem } from '../../shared/message';
import { redact } from '../core/redact';
import { TLS_FAULT } from './tls-fault';

/** How much of an answer's text is kept. */
const REPLY_CHARACTERS = 200;

/** What a status means where the service has no words of its own for it. RFC 9110 §15. */
export function meaningOfStatus(status: number, retryAfterMs: number | null): Meaning {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  const wait = retryAfterMs === null ? {} : { retryAfterMs };
  if (status >= 500 || TEMPORARY.includes(status)) return { kind: 'retry', problem: 'temporary', ...wait };
  if (status === 401 || status === 403 || status === 407)
    return { kind: 'blocked', problem: 'authentication' };
  // A redirect is not followed: a POST would arrive as something else, or somewhere else.
  if (status < 400 || status === 404 || status === 405 || status === 410) {
    return { kind: 'blocked', problem: 'address-refused' };
  }
  return { kind: 'failed', problem: 'message-refused' };
}

/** Request Timeout, Too Early, Too Many Requests. */
const TEMPORARY: readonly number[] = [408, 425, 429];

/** Retry-After (RFC 9110 §10.2.3: seconds or a date) as a wait from `now`, in ms; null where it says nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(wait, 0) : null;
}

/** The status line and the beginning of an answer on one line, without any secret. */
export function replyOf(
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

/** What a failure on the way means; `isWritten` when the other side may have the whole request. */
export function problemOfError(
  code: string,
  isWritten: boolean,
): { kind: 'retry' | 'blocked'; problem: DeliveryProblem } {
  if (/^E(?:NOTFOUND|AI_)/.test(code)) return { kind: 'retry', problem: 'dns' };
  if (!isWritten && TLS_FAULT.test(code)) return { kind: 'blocked', problem: 'tls' };
  return { kind: 'retry', problem: 'connection' };
}
