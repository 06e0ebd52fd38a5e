import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import { isFailure, type Failure } from '../../engine/failure';
import { badAnswer, LOGIN_PAGE, type ResponseHead } from '../../engine/http/head';
import type { EngineTools } from '../../engine/target';
import { isPage, request } from '../../engine/http/request';
import { nextRequestHoldOffMs, noCapacityHoldOffMs, tooManyHoldOffMs } from './hold-off';
import { readLocated } from './located';
import type { Ndt7Target } from './target';

const MAX_ANSWER_BYTES = 262_144;
const DEADLINE_MS = 6_000;
const CLIENT_NAME = 'linewatch';

/** What can be measured with, or why nothing can; in both cases how long not to ask again. */
export interface Nearest {
  readonly targets: readonly Ndt7Target[];
  readonly failure: Failure | null;
  readonly holdOffMs: number | null;
}

/** Time and chance, which tests give by hand. */
export interface LocateDeps {
  /** Wall clock, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly random: () => number;
}

/** Asks M-Lab for the servers nearest to this computer. Null when the signal ended it. */
export async function nearestNdt7Servers(
  { locateUrl, version }: { readonly locateUrl: string; readonly version: string },
  { connection, signal }: Pick<EngineTools, 'connection' | 'signal'>,
  deps: LocateDeps,
): Promise<Nearest | null> {
  const service = parseAddress(locateUrl, WEB_SCHEMES);
  if (service === null) return failed({ reason: 'no-server', detail: 'not a web address' });
  const url = signed(service.url, version);
  const limits = { maxBodyBytes: MAX_ANSWER_BYTES, deadlineMs: DEADLINE_MS, signal, connection };
  const answer = await request(url, limits);
  if (answer === null) return null;
  if (isFailure(answer)) return failed(answer);
  const text = answer.body.toString('utf8');
  const { targets, notBefore } = readLocated(text);
  const holdOffMs = nextRequestHoldOffMs(notBefore, deps.now());
  switch (answer.head.status) {
    case 200:
      break;
    case 204:
    case 503:
      return failed(
        { reason: 'refused-by-provider', detail: 'M-Lab has no capacity now' },
        Math.max(noCapacityHoldOffMs(deps.random), holdOffMs ?? 0),
      );
    case 429:
      return failed(
        { reason: 'refused-by-provider', detail: 'M-Lab was asked too often' },
        tooManyHoldOffMs(holdOffMs ?? retryAfterMs(answer.head)),
      );
    case 511:
      return failed({ ...LOGIN_PAGE, detail: 'the network asks for a login (HTTP 511)' });
    default:
      return failed({ reason: 'http-status', detail: `HTTP ${String(answer.head.status)}` }, holdOffMs);
  }
  if (targets.length > 0) {
    return { targets: targets.map((target) => signedTarget(target, version)), failure: null, holdOffMs };
  }
  if (!isPage(answer)) return failed(badAnswer('M-Lab names no server'), holdOffMs);
  return failed({ ...LOGIN_PAGE, detail: 'a web page came instead of a list of servers' });
}

/** Says who asks, as M-Lab wants to know of every client. */
function signed(url: URL, version: string): URL {
  const there = new URL(url);
  there.searchParams.set('client_name', CLIENT_NAME);
  there.searchParams.set('client_version', version);
  return there;
}

const signedTarget = (target: Ndt7Target, version: string): Ndt7Target => ({
  ...target,
  downloadUrl: signed(target.downloadUrl, version),
  uploadUrl: signed(target.uploadUrl, version),
});

function failed(failure: Failure, holdOffMs: number | null = null): Nearest {
  return { targets: [], failure, holdOffMs };
}

function retryAfterMs({ headers }: ResponseHead): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1_000 : null;
}
