import type { LineEvent, LineStretch } from '../../shared/history/outages';
import { LineWatch, type ProbeOutcome, type ProbeTarget } from '../core/outages/line-watch';
import { UNKNOWN_WAY, type NetworkPath, type NetworkWay } from '../core/outages/network-path';
import type { SeenAt } from '../core/outages/route-steps';

/** Over IPv6, in bytes: the packet that opens a connection, and the four of one that is reset at once. */
const OPENING_BYTES = 80;
const CONNECTION_BYTES = 304;
/** The system sends the opening packet again each second (Linux 6.5 and newer, the most that any system sends). */
const SENT_AGAIN_MS = 1_000;

/** What the line does with a packet that opens a connection (ms from the start): its latency, or null where it is lost. */
export type LineScript = (target: ProbeTarget, atMs: number) => number | null;

export interface Incident {
  readonly atMs: number;
  readonly kind: 'sleep' | 'standstill' | 'clock-set';
  /** How long, or how far the clock is set. */
  readonly ms: number;
}

export interface WatchedLine {
  readonly forMs: number;
  readonly line: LineScript;
  readonly path?: (atMs: number) => NetworkPath;
  readonly incidents?: readonly Incident[];
  readonly targets?: number;
}

export const START = Date.parse('2026-11-23T14:00:00Z');
export const HOME: NetworkPath = {
  isUsable: true,
  gateway: '192.168.1.1',
  gatewayHardware: null,
  interfaceName: 'eth0',
  description: 'eth0, 192.168.1.0/24',
};
export const NO_NETWORK: NetworkPath = { ...UNKNOWN_WAY, isUsable: false };

/** Everything that a watch tells of a line, in a time that passes at once. `atMs` counts true time, asleep or awake. */
export function watchLine({ forMs, line, path = () => HOME, incidents = [], targets = 3 }: WatchedLine) {
  const events = new Map<string, LineEvent>();
  const minutes: LineStretch[] = [];
  const places = new Map<string, SeenAt>();
  const minuteWays: NetworkWay[] = [];
  const probes: { readonly target: ProbeTarget; readonly atMs: number; readonly bytes: number }[] = [];
  const looks: number[] = [];
  let ids = 0;
  const watch = new LineWatch({
    targets,
    newId: () => `e${(ids += 1)}`,
    onEvent: (event, seenAt) => {
      events.set(event.id, event);
      places.set(event.id, seenAt);
    },
    onMinute: (minute, way) => {
      minutes.push(minute);
      minuteWays.push(way);
    },
  });
  let pending: { readonly dueMs: number; readonly outcome: ProbeOutcome }[] = [];
  const waiting = [...incidents];
  let [nowMs, asleepMs, shiftMs] = [0, 0, 0];
  const wall = () => START + nowMs + shiftMs;
  const settle = () => {
    const due = pending.filter(({ dueMs }) => dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
    pending = pending.filter(({ dueMs }) => dueMs > nowMs);
    for (const { outcome } of due) watch.take(outcome);
  };
  while (nowMs < forMs) {
    const reading = { wallMs: wall(), monotonicMs: nowMs - asleepMs, uptimeMs: nowMs };
    const { probes: asked, epoch, timeoutMs, nextInMs } = watch.look(reading, path(nowMs));
    looks.push(nowMs);
    for (const target of asked) {
      const { latencyMs, attempts } = connectOver(line, target, nowMs, timeoutMs);
      const bytes = (attempts - 1) * OPENING_BYTES + (latencyMs === null ? OPENING_BYTES : CONNECTION_BYTES);
      probes.push({ target, atMs: nowMs, bytes });
      pending.push({
        dueMs: nowMs + (latencyMs ?? timeoutMs),
        outcome: { target, epoch, sentAt: wall(), latencyMs },
      });
    }
    const next = nowMs + nextInMs;
    while (nowMs < next) {
      nowMs = Math.min(next, ...pending.map(({ dueMs }) => dueMs).filter((dueMs) => dueMs > nowMs));
      settle();
    }
    const incident = waiting[0];
    if (incident === undefined || incident.atMs > nowMs) continue;
    waiting.shift();
    if (incident.kind === 'clock-set') shiftMs += incident.ms;
    else nowMs += incident.ms;
    if (incident.kind === 'sleep') asleepMs += incident.ms;
    // After sleep and standstill, what was under way ends before the next look.
    if (incident.kind !== 'clock-set') settle();
  }
  watch.end(wall());
  return { events: [...events.values()], minutes, minuteWays, places, probes, looks };
}

/** A connection as the system tries it: again each second, until an answer comes or nobody waits any more. */
function connectOver(line: LineScript, target: ProbeTarget, atMs: number, timeoutMs: number) {
  for (let attempts = 1; ; attempts += 1) {
    const waitedMs = (attempts - 1) * SENT_AGAIN_MS;
    if (waitedMs >= timeoutMs) return { latencyMs: null, attempts: attempts - 1 };
    const answerMs = line(target, atMs + waitedMs);
    if (answerMs !== null && waitedMs + answerMs < timeoutMs) {
      return { latencyMs: waitedMs + answerMs, attempts };
    }
  }
}

/** The events of one kind, with times in ms from the start. */
export function getEvents(
  events: readonly LineEvent[],
  kind: LineEvent['kind'],
): readonly {
  readonly from: number;
  readonly to: number | null;
  readonly place: LineEvent['place'];
  readonly isEndObserved: boolean;
}[] {
  return events
    .filter((event) => event.kind === kind)
    .map(({ startedAt, endedAt, place, isEndObserved }) => ({
      from: startedAt - START,
      to: endedAt === null ? null : endedAt - START,
      place,
      isEndObserved,
    }));
}
