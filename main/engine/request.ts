import { monotonicMs } from './clock';
import { Connection, type ConnectionEvents } from './connection';
import type { ConnectionOptions } from './connection-options';
import { MAX_REDIRECTS, redirectOf } from './detour';
import type { Failure } from './failure';
import { badAnswer, encodingFault, isWebPage, type ResponseHead } from './http-head';
import { requestHead } from './request-head';
import { ResponseReader } from './response-reader';

const READ_BUFFER_BYTES = 65_536;

/** A whole small answer. `url` is where it came from after redirects. */
export interface Answer {
  readonly kind: 'answer';
  readonly url: URL;
  readonly head: ResponseHead;
  readonly body: Buffer;
}

export interface RequestLimits {
  readonly maxBodyBytes: number;
  /** For the whole request with its redirects. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly connection?: ConnectionOptions;
}

/**
 * GETs something small. Follows redirects to http and https, a bounded number of them. Always settles within the
 * deadline and leaves nothing open; the status is the caller's to judge. Null when `signal` ended it.
 */
export async function request(url: URL, limits: RequestLimits): Promise<Answer | Failure | null> {
  const endsAt = monotonicMs() + limits.deadlineMs;
  let target = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await requestOnce(target, { ...limits, deadlineMs: Math.max(1, endsAt - monotonicMs()) });
    if (answer === null || 'reason' in answer) return answer;
    const next = redirectOf(answer.head, target);
    if (next === null) return answer;
    if ('reason' in next) return next;
    target = next;
  }
  return badAnswer(`more than ${String(MAX_REDIRECTS)} redirects`);
}

function requestOnce(url: URL, limits: RequestLimits): Promise<Answer | Failure | null> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bodyBytes = 0;
    let head: ResponseHead | null = null;
    const settle = (result: Answer | Failure | null): void => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', onAbort);
      connection.close();
      resolve(result);
    };
    const onAbort = (): void => {
      settle(null);
    };
    const reader = new ResponseReader({
      onHead: (arrived) => {
        head = arrived;
        return encodingFault(arrived);
      },
      onPayload: (buffer, from, to) => {
        bodyBytes += to - from;
        if (bodyBytes <= limits.maxBodyBytes) pieces.push(Buffer.from(buffer.subarray(from, to)));
      },
      onComplete: (complete) => {
        settle({ kind: 'answer', url, head: complete, body: Buffer.concat(pieces) });
      },
    });
    const connectionEvents: ConnectionEvents = {
      onOpen: () => {
        connection.write([requestHead('GET', url)]);
      },
      onBytes: (buffer, length) => {
        const failure = reader.feed(buffer, length);
        if (failure !== null) settle(failure);
        else if (bodyBytes > limits.maxBodyBytes) settle(badAnswer('the answer is too long'));
      },
      onEnd: (failure) => {
        settle(failure ?? reader.end() ?? closedEarly(head));
      },
    };
    const readBuffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
    const connection = new Connection(url, readBuffer, connectionEvents, limits.connection);
    const timer = setTimeout(() => {
      settle({ reason: 'timeout', detail: `no answer from ${url.host} in time` });
    }, limits.deadlineMs);
    limits.signal.addEventListener('abort', onAbort, { once: true });
    if (limits.signal.aborted) onAbort();
  });
}

/** Whether a page came from another host than the one that was asked: most likely the login of a network. */
export const isLoginPage = ({ url, head, body }: Answer, asked: URL): boolean =>
  url.host !== asked.host && isWebPage(head) && body.length > 0;

function closedEarly(head: ResponseHead | null): Failure | null {
  if (head !== null) return null;
  return { reason: 'refused', detail: 'the server closed the connection without an answer' };
}
