import { DAY_MS } from '../../../../shared/durations';
import type { AnswerRow, AnswerTable, HttpAnswer, Meaning } from './answer';
import { isPage } from './page';
import { retryAfterMs } from './retry-after';

/** Maximum delay that is observed; a longer one needs user action. */
const LONGEST_WAIT_MS = 4 * DAY_MS;

/**
 * The meaning of a response: by the table of the service, by its confirmation, or else by its status. `asked` is the
 * requested URL.
 */
export function interpretAnswer(answer: HttpAnswer, asked: URL, table: AnswerTable, now: number): Meaning {
  const row = table.rows.find((one) => isAbout(one, answer, table));
  if (row !== undefined) return withWait(row, answer, table, now);
  if (answer.status >= 200 && answer.status < 300) {
    if (table.isProof(answer, asked)) return { kind: 'accepted' };
    return isPage(answer) ? INTERCEPTED : UNPROVEN;
  }
  return withWait(rowOfStatus(answer, table), answer, table, now);
}

/** A login page or proxy responded: the service does not have the message. */
const INTERCEPTED = { kind: 'retry', problem: 'intercepted', isMaybeDelivered: false } as const;
/** A 2xx response that is not the documented confirmation. */
const UNPROVEN = { kind: 'retry', problem: 'unproven', isMaybeDelivered: true } as const;

function isAbout({ status, code, words }: AnswerRow, answer: HttpAnswer, { getCode }: AnswerTable): boolean {
  if (status !== undefined && ![status].flat().includes(answer.status)) return false;
  if (code !== undefined) {
    const said = getCode?.(answer);
    if (![code].flat().some((one) => one === said)) return false;
  }
  return words === undefined || words.test(answer.body);
}

function withWait(row: AnswerRow, answer: HttpAnswer, table: AnswerTable, now: number): Meaning {
  const { kind, problem, isMaybeDelivered = false } = row;
  const learned = table.learns?.(answer) ?? null;
  const meaning = { problem, isMaybeDelivered, ...(learned !== null && { learned }) };
  if (kind !== 'retry') return { ...meaning, kind };
  const wait = table.waitMs?.(answer, now) ?? retryAfterMs(answer.headers['retry-after'], now);
  if (wait !== null && wait > LONGEST_WAIT_MS) return { ...meaning, kind: 'blocked' };
  return { ...meaning, kind, ...(wait !== null && { retryAfterMs: wait }) };
}

/** Statuses of Cloudflare and gateways: the service behind did not respond, so it may have the message. */
const GATEWAY: readonly number[] = [502, 504, 520, 522, 524];
/** Request Timeout, Locked, Too Early, Too Many Requests. */
const TEMPORARY: readonly number[] = [408, 423, 425, 429];
/** Not Found, Method Not Allowed, Gone, Misdirected Request. */
const UNKNOWN_ADDRESS: readonly number[] = [404, 405, 410, 421];
/** Content Too Large, URI Too Long, Request Header Fields Too Large (which Apprise says of bodies). */
const TOO_LARGE: readonly number[] = [413, 414, 431];

/** The meaning of a status that the service does not explain. RFC 9110 §15, RFC 6585 §6. */
function rowOfStatus(answer: HttpAnswer, { isPublic }: AnswerTable): AnswerRow {
  const { status } = answer;
  // Network Authentication Required, which only login pages send.
  if (status === 511) return INTERCEPTED;
  if (status >= 500 || TEMPORARY.includes(status)) {
    return { kind: 'retry', problem: 'temporary', isMaybeDelivered: GATEWAY.includes(status) };
  }
  if (status === 407) return { kind: 'blocked', problem: 'proxy-refused' };
  if (isPublic && status >= 400 && isPage(answer)) return INTERCEPTED;
  if (status === 401 || status === 403) return { kind: 'blocked', problem: 'authentication' };
  if (status === 402) return { kind: 'blocked', problem: 'limit-reached' };
  if (status === 451) return { kind: 'blocked', problem: 'not-permitted' };
  if (status < 400 || UNKNOWN_ADDRESS.includes(status))
    return { kind: 'blocked', problem: 'address-refused' };
  if (TOO_LARGE.includes(status)) return { kind: 'blocked', problem: 'message-too-large' };
  return { kind: 'failed', problem: 'message-refused' };
}
