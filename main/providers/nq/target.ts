import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { isFailure, type Failure } from '../../engine/failure';
import { LOGIN_PAGE, statusFault } from '../../engine/http/head';
import type { EngineTools, HttpTarget } from '../../engine/target';
import { isPage, request } from '../../engine/http/request';
import { getStatuses, type Refusals } from '../refusal';
import { readNqDocument } from './document';

const DEADLINE_MS = 6_000;
const MAX_DOCUMENT_BYTES = 65_536;
/** Where a host has its configuration. */
const WELL_KNOWN = '/.well-known/nq';
/** Parallel connections of the draft, "MNP". */
const MOST_STREAMS = 16;
const OVERLOADED_MS = 15 * MINUTE_MS;

/** The draft lets servers turn measurements away with 429, or with 5xx when they have too much to do. */
export const NQ_REFUSALS: Refusals = {
  429: 2 * HOUR_MS,
  500: OVERLOADED_MS,
  502: OVERLOADED_MS,
  503: OVERLOADED_MS,
  504: OVERLOADED_MS,
};

/** The address of the configuration document; null if it is not one of the web, or holds a login. */
function nqConfigUrl(address: string): URL | null {
  const parsed = parseAddress(address, WEB_SCHEMES);
  if (parsed === null || parsed.credentials !== null) return null;
  const { url } = parsed;
  return url.pathname === '/' ? new URL(WELL_KNOWN, url) : url;
}

/** Reads the configuration of a networkQuality server. Redirects are followed. Null when the signal ended it. */
export async function locateNq(
  address: string,
  { connection, signal }: Pick<EngineTools, 'connection' | 'signal'>,
): Promise<HttpTarget | Failure | null> {
  const url = nqConfigUrl(address);
  if (url === null) return { reason: 'no-server', detail: 'not a web address' };
  const limits = { maxBodyBytes: MAX_DOCUMENT_BYTES, deadlineMs: DEADLINE_MS, signal, connection };
  const answer = await request(url, limits);
  if (answer === null || isFailure(answer)) return answer;
  const fault = statusFault(answer.head);
  if (fault !== null) return fault;
  if (isPage(answer)) {
    return { ...LOGIN_PAGE, detail: 'a web page came instead of the configuration' };
  }
  const urls = readNqDocument(answer.body.toString('utf8'));
  if (isFailure(urls)) return urls;
  const { largeDownload, smallDownload, upload } = urls;
  return {
    server: { name: largeDownload.host, url: new URL('/', largeDownload).href },
    pingUrl: smallDownload,
    downloadUrl: () => largeDownload,
    piece: null,
    hasSelfProbes: true,
    uploadUrl: () => upload,
    mostStreams: MOST_STREAMS,
    refusals: getStatuses(NQ_REFUSALS),
  };
}
