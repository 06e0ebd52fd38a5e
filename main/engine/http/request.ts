import { isFailure, type Failure } from '../failure';
import { afterRunning } from '../running-timer';
import { Connection, type ConnectionEvents } from './connection';
import type { ConnectionOptions } from './connection-options';
import { MAX_REDIRECTS, getRedirect } from './detour';
import { badAnswer, beginsLikePage, encodingFault, isWebPage, type ResponseHead } from './head';
import { requestHead } from './request-head';
import { ResponseReader } from './response-reader';

const READ_BUFFER_BYTES = 65_536;

/** A complete small response. `url` is its address after redirects. */
export interface Answer {
  readonly kind: 'answer';
  readonly url: URL;
  readonly head: ResponseHead;
  readonly body: Buffer;
}

export interface RequestLimits {
  readonly maxBodyBytes: number;
  /** For the whole request, including redirects. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly connection?: ConnectionOptions;
}

/**
 * GETs a small document. Follows a bounded number of redirects to http and https. Always settles within the deadline
 * and closes its connection; the caller checks the status. Null after an abort.
 */
export async function request(url: URL, limits: RequestLimits): Promise<Answer | Failure | null> {
  const deadline: Deadline = { isOver: false, onOver: () => undefined };
  const cancelDeadline = afterRunning(limits.deadlineMs, () => {
    deadline.isOver = true;
    deadline.onOver();
  });
  try {
    return await follow(url, limits, deadline);
  } finally {
    cancelDeadline();
  }
}

/** The deadline of a request with all its redirects. */
interface Deadline {
  isOver: boolean;
  onOver: () => void;
}

async function follow(url: URL, limits: RequestLimits, deadline: Deadline): Promise<Answer | Failure | null> {
  let target = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await requestOnce(target, limits, deadline);
    if (answer === null) return null;
    if (isFailure(answer)) return isSentElsewhere(url, target) ? deadEnd(target, answer) : answer;
    const next = getRedirect(answer.head, target);
    if (next === null) return answer;
    if ('reason' in next) return next;
    target = next;
  }
  return badAnswer(`more than ${MAX_REDIRECTS} redirects`);
}

/** Whether a plain-HTTP answer, which anything on the way can forge, redirected to another host. */
const isSentElsewhere = (asked: URL, target: URL): boolean =>
  asked.protocol === 'http:' && target.hostname !== asked.hostname;

/** Login pages often redirect to a name or address that answers only browsers. */
const deadEnd = (target: URL, { detail }: Failure): Failure => ({
  reason: 'captive-portal',
  detail: `the answer leads to ${target.host}: ${detail}`,
});

function requestOnce(url: URL, limits: RequestLimits, deadline: Deadline): Promise<Answer | Failure | null> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bodyBytes = 0;
    let head: ResponseHead | null = null;
    const settle = (result: Answer | Failure | null): void => {
      deadline.onOver = () => undefined;
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
    deadline.onOver = () => {
      settle(connection.silence('in time'));
    };
    limits.signal.addEventListener('abort', onAbort, { once: true });
    if (limits.signal.aborted) onAbort();
    else if (deadline.isOver) deadline.onOver();
  });
}

/** Whether a web page was received instead of data: usually a login page. An empty page does not count. */
export const isPage = ({ head, body }: Answer): boolean =>
  body.length > 0 && (isWebPage(head) || beginsLikePage(body));

function closedEarly(head: ResponseHead | null): Failure | null {
  if (head !== null) return null;
  return { reason: 'refused', detail: 'the server closed the connection without an answer' };
}
