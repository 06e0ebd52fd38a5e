import { parseCron } from '../cron-expression';
import { MINUTE_MS } from '../durations';
import { lowest } from '../extremes';
import { PROVIDER_FACTS, type ProviderChoice } from '../providers';
import { getCronPattern, type Cadence } from './patterns';

const DAY_MINUTES = 24 * 60;

/**
 * The shortest time between two tests of a schedule by its times of the day, in ms; null for an expression that cannot
 * be read. From one day to the next only where the expression names no days of its own.
 */
export function shortestPauseMs(cadence: Cadence): number | null {
  const parsed = parseCron(getCronPattern(cadence));
  if (parsed.kind === 'problem') return null;
  const { hours, minutes, days } = parsed.parts;
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  const [first = 0] = times;
  const isEveryDay = /^[*?] [*?] [*?]$/.test(days);
  const following = isEveryDay ? [...times, first + DAY_MINUTES] : times;
  const pauses = following.slice(1).map((time, index) => time - (following[index] ?? time));
  return lowest(pauses, DAY_MINUTES) * MINUTE_MS;
}

/** Servers of the user's own, which set no interval; as in the measuring settings. */
export interface OwnServers {
  readonly cloudflare: { readonly serverUrl: string | null };
  readonly ndt7: { readonly serverUrl: string | null };
  readonly nq: { readonly configUrl: string | null };
}

/**
 * The least time that the service of a schedule wants between two tests, where the schedule is faster; null where it is
 * not, or where an order of services leaves the choice to each run.
 */
export function forbiddenPauseMs(cadence: Cadence, provider: ProviderChoice, own: OwnServers): number | null {
  if (provider === 'automatic' || hasOwnServer(provider, own)) return null;
  const { minimumIntervalMs } = PROVIDER_FACTS[provider];
  const pauseMs = shortestPauseMs(cadence);
  return pauseMs !== null && pauseMs < minimumIntervalMs ? minimumIntervalMs : null;
}

function hasOwnServer(provider: ProviderChoice, { cloudflare, ndt7, nq }: OwnServers): boolean {
  if (provider === 'cloudflare') return cloudflare.serverUrl !== null;
  if (provider === 'ndt7') return ndt7.serverUrl !== null;
  return provider === 'nq' && nq.configUrl !== null;
}
