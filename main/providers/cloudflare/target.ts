import { HOUR_MS } from '../../../shared/durations';
import { isFailure, type Failure } from '../../engine/failure';
import { badAnswer, LOGIN_PAGE, statusFault, type ResponseHead } from '../../engine/http/head';
import type { EngineTools, HttpTarget } from '../../engine/target';
import { isPage, request, type Answer } from '../../engine/http/request';
import { getStatuses, type Refusals } from '../refusal';
import { getBaseUrl } from '../server-address';

const DEADLINE_MS = 6_000;
const MAX_BODY_BYTES = 4_096;
/** Larger requests are refused to programs that are no browser. */
const USUAL_BYTES = 10_000_000;
const MOST_BYTES = 25_000_000;
/** Of which two fit into a light test. */
const PIECE_BYTES = 900_000;
const FAST_SECONDS = 2;
/** Its own client uses one; a public service is not given more than this. */
const MOST_STREAMS = 16;
const DOWN = '__down';

/** Cloudflare blocks whole networks by their repute (403) and callers that come too often (429). */
export const CLOUDFLARE_REFUSALS: Refusals = { 403: 6 * HOUR_MS, 429: 2 * HOUR_MS };

/**
 * Asks a server for an empty download and so finds its place, its name, and whether it takes measurements at all.
 * Redirects are followed. Null when the signal ended it.
 */
export async function locateCloudflare(
  address: string,
  { connection, signal }: Pick<EngineTools, 'connection' | 'signal'>,
): Promise<HttpTarget | Failure | null> {
  const baseUrl = getBaseUrl(address);
  if (baseUrl === null) return { reason: 'no-server', detail: 'not a web address' };
  const limits = { maxBodyBytes: MAX_BODY_BYTES, deadlineMs: DEADLINE_MS, signal, connection };
  const answer = await request(downloadUrl(baseUrl, 0), limits);
  if (answer === null || isFailure(answer)) return answer;
  const fault = statusFault(answer.head) ?? bodyFault(answer);
  return fault ?? createTarget(new URL('.', answer.url).href, answer.head);
}

function bodyFault(answer: Answer): Failure | null {
  if (isPage(answer)) return { ...LOGIN_PAGE, detail: 'a web page came instead of an empty answer' };
  return answer.body.length === 0 ? null : badAnswer('this is no Cloudflare speed test: data came unasked');
}

function createTarget(baseUrl: string, head: ResponseHead): HttpTarget {
  return {
    server: { name: getName(baseUrl, head), url: baseUrl },
    pingUrl: downloadUrl(baseUrl, 0),
    downloadUrl: (lastSeconds) => {
      const isFast = lastSeconds !== null && lastSeconds < FAST_SECONDS;
      return downloadUrl(baseUrl, isFast ? MOST_BYTES : USUAL_BYTES);
    },
    piece: { bytes: PIECE_BYTES, url: () => downloadUrl(baseUrl, PIECE_BYTES) },
    uploadUrl: () => new URL('__up', baseUrl),
    mostStreams: MOST_STREAMS,
    refusals: getStatuses(CLOUDFLARE_REFUSALS),
  };
}

function downloadUrl(baseUrl: string, bytes: number): URL {
  const url = new URL(DOWN, baseUrl);
  url.searchParams.set('bytes', String(bytes));
  return url;
}

/** Cloudflare's data centres are named after airports; a server that names none goes by its host. */
function getName(baseUrl: string, { headers }: ResponseHead): string {
  const colo = headers.get('cf-meta-colo') ?? '';
  return /^[A-Z]{3}$/.test(colo) ? `Cloudflare ${colo}` : new URL(baseUrl).host;
}
