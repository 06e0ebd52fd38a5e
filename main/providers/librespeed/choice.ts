import { setMaxListeners } from 'node:events';
import type { LibrespeedServer } from '../../core/ports';
import { DIRECT, type ConnectionOptions } from '../../engine/http/connection-options';
import { commonFailure, isFailure, type Failure } from '../../engine/failure';
import { shortestPingMs } from '../../engine/latency/ping-times';
import { abortAfterRunning } from '../../engine/running-timer';
import { locateLibrespeed, type LocatedServer } from './location';

const WORKERS = 6;
const PINGS = 3;
const SERVER_DEADLINE_MS = 2_000;
const CHOICE_DEADLINE_MS = 8_000;

/** The servers that answer, the nearest first. `failure` is null when the signal ended the search. */
export type ServerChoice =
  | { readonly kind: 'found'; readonly servers: readonly LocatedServer[] }
  | { readonly kind: 'none'; readonly failure: Failure | null };

/**
 * Ranks servers by the shortest of a few pings, as LibreSpeed's own client does, with six of them asked at a
 * time. Whatever has not answered when the time is up is left out.
 */
export async function chooseLibrespeedServer(
  servers: readonly LibrespeedServer[],
  signal: AbortSignal,
  connection: ConnectionOptions = DIRECT,
): Promise<ServerChoice> {
  const deadline = abortAfterRunning(CHOICE_DEADLINE_MS);
  const eitherSignal = AbortSignal.any([signal, deadline.signal]);
  // Every request listens to it, many at a time; that is no leak.
  setMaxListeners(0, eitherSignal);
  const answers: (PingedServer & { readonly rank: number })[] = [];
  const failures: Failure[] = [];
  const waiting = [...servers.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await pingServer(next[1], eitherSignal, connection);
      if (answer === null) return;
      if (isFailure(answer)) failures.push(answer);
      else answers.push({ ...answer, rank: next[0] });
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work)).finally(deadline.cancel);
  if (signal.aborted) return { kind: 'none', failure: null };
  if (answers.length === 0) return { kind: 'none', failure: commonFailure(failures) };
  answers.sort((a, b) => a.latencyMs - b.latencyMs || a.rank - b.rank);
  return { kind: 'found', servers: answers };
}

/** A server that answers, and how soon. */
export interface PingedServer extends LocatedServer {
  readonly latencyMs: number;
}

/** Finds a server's addresses and pings it. Null when the signal ended it. */
export async function pingServer(
  server: LibrespeedServer,
  signal: AbortSignal,
  connection: ConnectionOptions,
): Promise<PingedServer | Failure | null> {
  const first = await pingAt(server, server.url, signal, connection);
  if (server.fallbackUrl === undefined || first === null || !isFailure(first)) return first;
  const second = await pingAt(server, server.fallbackUrl, signal, connection);
  return second === null || isFailure(second) ? first : second;
}

async function pingAt(
  server: LibrespeedServer,
  baseUrl: string,
  signal: AbortSignal,
  connection: ConnectionOptions,
): Promise<PingedServer | Failure | null> {
  let located: LocatedServer = { server, baseUrl };
  if (server.pingPath === '') {
    const found = await locateLibrespeed(server, signal, connection);
    if (found === null || isFailure(found)) return found;
    located = found;
  }
  const latencyMs = await shortestPingMs(new URL(located.server.pingPath, located.baseUrl), {
    count: PINGS,
    deadlineMs: SERVER_DEADLINE_MS,
    signal,
    connection,
  });
  if (typeof latencyMs !== 'number') return latencyMs;
  return { ...located, latencyMs };
}
