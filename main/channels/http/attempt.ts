import type { DeliveryResult } from '../../core/ports';
import { redact } from '../../core/redact/redact';
import type { HttpRequest } from './requests/request';
import type { AnswerTable, Meaning } from './answers/answer';
import { interpretAnswer } from './answers/meaning';
import { exchange, type Exchange, type ExchangeOptions } from './exchange';
import { MAX_REDIRECTS, getRedirect } from './redirect';
import { problemOfError, getReply } from './reply';

type Answered = Extract<Exchange, { kind: 'answered' }>;

export interface AttemptOptions extends Omit<ExchangeOptions, 'proxyUrl'> {
  /** The proxy for a URL, with its credentials; null for a direct connection. */
  readonly proxyTo: (url: string) => Promise<string | null>;
  readonly table: AnswerTable;
  readonly now: number;
  /** Texts that must not appear in a reply. */
  readonly secrets: readonly string[];
}

/** The result of a request, and the settings that the service has changed; null if there are none. */
export interface Attempt {
  readonly result: DeliveryResult;
  readonly learned: Readonly<Record<string, string>> | null;
}

/** Sends a request, follows redirects within the same server, and interprets the response. */
export async function attempt(request: HttpRequest, options: AttemptOptions): Promise<Attempt> {
  const startedAt = performance.now();
  let current = request;
  for (let hop = 0; ; hop += 1) {
    const proxyUrl = await options.proxyTo(current.url);
    const deadlineMs = Math.max(options.deadlineMs - (performance.now() - startedAt), 0);
    const end = await exchange(current, { ...options, deadlineMs, proxyUrl });
    if (end.kind !== 'answered') return { result: resultOfFault(end, options), learned: null };
    const redirect = getRedirect(current, end);
    if (redirect?.kind === 'elsewhere') return elsewhere(current, redirect.to, end, options.secrets);
    if (redirect === null || hop === MAX_REDIRECTS) return answered(end, new URL(current.url), options);
    current = redirect.request;
  }
}

function answered(end: Answered, asked: URL, { table, now, secrets }: AttemptOptions): Attempt {
  const meaning = interpretAnswer(end, asked, table, now);
  const reply = getReply(end, secrets);
  if (meaning.kind === 'accepted') return { result: { kind: 'accepted', reply }, learned: null };
  const { learned = null, ...rest } = meaning;
  return { result: { ...rest, reply }, learned };
}

/**
 * The result of a redirect to another server. With TLS, the service has moved or requires a login: blocked. Without
 * TLS, it may be a login page: retry.
 */
function elsewhere(request: HttpRequest, to: URL, end: Answered, secrets: readonly string[]): Attempt {
  const from = new URL(request.url);
  const isOtherHost = to.hostname !== from.hostname;
  const isOnTheWay = from.protocol === 'http:' && isOtherHost;
  const meaning: Pick<Exclude<Meaning, { kind: 'accepted' }>, 'kind' | 'problem'> = isOnTheWay
    ? { kind: 'retry', problem: 'intercepted' }
    : { kind: 'blocked', problem: 'address-refused' };
  const reply = getReply({ ...end, body: isOtherHost ? `→ ${to.origin}` : end.body }, secrets);
  return { result: { ...meaning, reply, isMaybeDelivered: false }, learned: null };
}

function resultOfFault(
  end: Exclude<Exchange, { kind: 'answered' }>,
  { secrets, table }: AttemptOptions,
): DeliveryResult {
  const { isWritten } = end;
  if (end.kind === 'timeout') {
    return { kind: 'retry', problem: 'timeout', reply: '', isMaybeDelivered: isWritten };
  }
  const reply = redact(end.detail, secrets);
  const meaning = problemOfError(end.code, isWritten);
  // A public service has a valid certificate, so an invalid one comes from a login page on the network: temporary.
  const isOnTheWay = meaning.problem === 'tls' && table.isPublic;
  const said = isOnTheWay ? ({ kind: 'retry', problem: 'intercepted' } as const) : meaning;
  return { ...said, reply, isMaybeDelivered: isWritten };
}
