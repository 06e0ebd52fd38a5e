import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import {
  getEvents,
  HOME,
  NO_NETWORK,
  watchLine,
  type Incident,
  type LineScript,
} from '../../testing/watched-line';
import { pick, seededRandom } from '../../testing/random';

const FAR_MS = 20;
const GATEWAY_MS = 1;
const isWithin = (atMs: number, from: number, to: number) => atMs >= from && atMs < to;
const fine: LineScript = (target) => (target === 'gateway' ? GATEWAY_MS : FAR_MS);

/** Nothing beyond the gateway answers in a stretch of time. */
const deadBeyond =
  (from: number, to: number): LineScript =>
  (target, atMs) =>
    target !== 'gateway' && isWithin(atMs, from, to) ? null : fine(target, atMs);

const sumBytes = (probes: readonly { readonly bytes: number }[]) =>
  probes.reduce((sum, { bytes }) => sum + bytes, 0);

/** A line of which a share of packets is lost. */
function lossy(seed: number, share: number, latencyMs = FAR_MS): LineScript {
  const random = seededRandom(seed);
  return () => (random() < share ? null : latencyMs);
}

describe('an outage', () => {
  it('is known with its begin and end to two seconds, and with its place', () => {
    const { events } = watchLine({ forMs: 10 * MINUTE_MS, line: deadBeyond(127_300, 251_900) });
    const [outage, ...others] = getEvents(events, 'outage');
    expect(others).toEqual([]);
    expect(outage).toMatchObject({ place: 'beyond', isEndObserved: true });
    expect(Math.abs((outage?.from ?? 0) - 127_300)).toBeLessThanOrEqual(2_000);
    expect(Math.abs((outage?.to ?? 0) - 251_900)).toBeLessThanOrEqual(2_000);
  });
  it('begins and ends at a whole millisecond, as it is recorded', () => {
    const line: LineScript = (target, atMs) =>
      isWithin(atMs, 60_000, 120_000) ? null : target === 'gateway' ? GATEWAY_MS : 20.4;
    const [outage] = getEvents(watchLine({ forMs: 5 * MINUTE_MS, line }).events, 'outage');
    expect([outage?.from, outage?.to].map(Number.isInteger)).toEqual([true, true]);
  });
  it('is of the router where the router is silent, too', () => {
    const line: LineScript = (target, atMs) => (isWithin(atMs, 60_000, 120_000) ? null : fine(target, atMs));
    const { events } = watchLine({ forMs: 5 * MINUTE_MS, line });
    expect(getEvents(events, 'outage')).toMatchObject([{ place: 'gateway', isEndObserved: true }]);
  });
  it('has no known place where the router never answers', () => {
    const line: LineScript = (target, atMs) =>
      target === 'gateway' || isWithin(atMs, 60_000, 120_000) ? null : FAR_MS;
    const { events } = watchLine({ forMs: 5 * MINUTE_MS, line });
    expect(getEvents(events, 'outage')).toMatchObject([{ place: 'unknown', isEndObserved: true }]);
  });
  it('that lasts at the end of the watching is not observed from there on', () => {
    const { events } = watchLine({ forMs: 2 * MINUTE_MS, line: deadBeyond(60_000, HOUR_MS) });
    expect(getEvents(events, 'outage')).toMatchObject([{ isEndObserved: false }]);
  });
  it('does not end with an answer in between', () => {
    const line: LineScript = (target, atMs) =>
      isWithin(atMs, 90_000, 91_500) ? FAR_MS : deadBeyond(60_000, 120_000)(target, atMs);
    const { events } = watchLine({ forMs: 5 * MINUTE_MS, line });
    expect(getEvents(events, 'outage')).toHaveLength(1);
  });
});

describe('what is no outage', () => {
  it.each([
    ['one target that is down', (target, atMs) => (target === 2 ? null : fine(target, atMs))],
    ['a line of 500 ms', () => 500],
    ['a line of 3 s', () => 3_000],
    ['a third of the packets lost', lossy(1, 0.3)],
    ['half of the packets lost', lossy(2, 0.5)],
    ['a router that never answers', (target) => (target === 'gateway' ? null : FAR_MS)],
    ['a network where nothing answers', () => null],
    [
      'a network where one of three answers, and stops',
      (target, atMs) => (target === 0 && atMs < MINUTE_MS ? FAR_MS : null),
    ],
    ['a break of two seconds', deadBeyond(60_000, 62_000)],
  ] satisfies readonly (readonly [string, LineScript])[])('%s', (_name, line) => {
    const { events } = watchLine({ forMs: HOUR_MS, line });
    expect(getEvents(events, 'outage')).toEqual([]);
  });
  it('a cable that is out: the computer has no network', () => {
    const path = (atMs: number) => (isWithin(atMs, 60_000, 120_000) ? NO_NETWORK : HOME);
    const line: LineScript = (target, atMs) => (isWithin(atMs, 60_000, 120_000) ? null : fine(target, atMs));
    const { events, probes } = watchLine({ forMs: 5 * MINUTE_MS, line, path });
    expect(getEvents(events, 'outage')).toEqual([]);
    const [none] = getEvents(events, 'no-network');
    expect(none).toMatchObject({ place: 'interface', isEndObserved: true });
    expect(Math.abs((none?.from ?? 0) - 60_000)).toBeLessThanOrEqual(2_000);
    expect(Math.abs((none?.to ?? 0) - 120_000)).toBeLessThanOrEqual(2_000);
    expect(probes.filter(({ atMs }) => isWithin(atMs, 62_000, 120_000))).toEqual([]);
  });
  it('another network in which nothing answers', () => {
    const path = (atMs: number) => (atMs < MINUTE_MS ? HOME : { ...HOME, gateway: '10.0.0.1' });
    const line: LineScript = (target, atMs) => (atMs < MINUTE_MS ? fine(target, atMs) : null);
    const { events } = watchLine({ forMs: 10 * MINUTE_MS, line, path });
    expect(getEvents(events, 'outage')).toEqual([]);
  });
  it('another network after the cable was out', () => {
    const path = (atMs: number) => {
      if (atMs < MINUTE_MS) return HOME;
      return atMs < 2 * MINUTE_MS ? NO_NETWORK : { ...HOME, gateway: '10.0.0.1' };
    };
    const line: LineScript = (target, atMs) => (atMs < MINUTE_MS ? fine(target, atMs) : null);
    const { events } = watchLine({ forMs: 10 * MINUTE_MS, line, path });
    expect(getEvents(events, 'outage')).toEqual([]);
  });
});

describe('time that was not observed', () => {
  const at = 3 * MINUTE_MS;
  it.each([
    [{ atMs: at, kind: 'sleep', ms: 8 * HOUR_MS }, 'asleep'],
    [{ atMs: at, kind: 'standstill', ms: 30_000 }, 'standstill'],
    [{ atMs: at, kind: 'clock-set', ms: -HOUR_MS }, 'clock-set'],
    [{ atMs: at, kind: 'clock-set', ms: 30 * 24 * HOUR_MS }, 'clock-set'],
  ] satisfies readonly (readonly [Incident, string])[])('is named: %o', (incident, kind) => {
    const { events } = watchLine({ forMs: at + 10 * HOUR_MS, line: fine, incidents: [incident] });
    expect(events.map((event) => event.kind)).toEqual([kind]);
  });
  it('ends an outage where the computer falls asleep', () => {
    const incidents: Incident[] = [{ atMs: at, kind: 'sleep', ms: HOUR_MS }];
    const line = deadBeyond(at - 30_000, at + 30 * MINUTE_MS);
    const { events } = watchLine({ forMs: 2 * HOUR_MS, line, incidents });
    const [outage, ...others] = getEvents(events, 'outage');
    expect(others).toEqual([]);
    expect(outage?.isEndObserved).toBe(false);
    expect(outage?.to).toBeLessThanOrEqual(at + 2_000);
  });
  it('does not tear an outage in two where the process stood still for a moment', () => {
    const incidents: Incident[] = [{ atMs: at, kind: 'standstill', ms: 20_000 }];
    const line = deadBeyond(at - 30_000, at + MINUTE_MS);
    const { events } = watchLine({ forMs: HOUR_MS, line, incidents });
    expect(getEvents(events, 'outage')).toMatchObject([{ isEndObserved: true }]);
  });
  it('does not lengthen an outage that is over after a standstill', () => {
    const incidents: Incident[] = [{ atMs: at, kind: 'standstill', ms: 20_000 }];
    const line = deadBeyond(at - 30_000, at + 10_000);
    const [outage] = getEvents(watchLine({ forMs: HOUR_MS, line, incidents }).events, 'outage');
    expect(outage).toMatchObject({ isEndObserved: false });
    expect(outage?.to).toBeLessThanOrEqual(at + 2_000);
  });
  it('never makes an outage of a line that is up, whatever happens to clocks and computer', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seededRandom(seed);
      const incidents = Array.from({ length: 20 }, (_, index): Incident => {
        const kind = pick(random, ['sleep', 'standstill', 'clock-set'] as const);
        const size = pick(random, [3_000, 9_000, MINUTE_MS, HOUR_MS]);
        const ms = kind === 'clock-set' && random() < 0.5 ? -size : size;
        return { atMs: (index + random()) * 20 * MINUTE_MS, kind, ms };
      });
      const { events } = watchLine({ forMs: 12 * HOUR_MS, line: lossy(seed, 0.15, 40 + seed), incidents });
      expect(getEvents(events, 'outage'), `seed ${seed}`).toEqual([]);
    }
  });
  it('never makes outages longer than they were, to two seconds', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seededRandom(seed);
      const from = MINUTE_MS + random() * 5 * MINUTE_MS;
      const to = from + 20_000 + random() * 10 * MINUTE_MS;
      const incidents = Array.from({ length: 3 }, (): Incident => {
        const kind = pick(random, ['sleep', 'standstill'] as const);
        return { atMs: from + random() * 5 * MINUTE_MS, kind, ms: pick(random, [6_000, 50_000, HOUR_MS]) };
      }).sort((a, b) => a.atMs - b.atMs);
      const { events } = watchLine({ forMs: 4 * HOUR_MS, line: deadBeyond(from, to), incidents });
      for (const outage of getEvents(events, 'outage')) {
        expect(outage.from, `seed ${seed}`).toBeGreaterThanOrEqual(from);
        expect(outage.to ?? Infinity, `seed ${seed}`).toBeLessThanOrEqual(to + 2_000);
      }
    }
  });
});

describe('what the watching costs', () => {
  it('is no look more than once a second, and few connections', () => {
    const { looks, probes } = watchLine({ forMs: HOUR_MS, line: fine });
    const pauses = looks.slice(1).map((look, index) => look - (looks[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(SECOND_MS);
    expect(sumBytes(probes)).toBeLessThan(1_000_000);
  });
  it.each([
    ['nothing beyond the router answers', deadBeyond(HOUR_MS, 2 * HOUR_MS)],
    ['nothing answers', (target, atMs) => (atMs < HOUR_MS ? fine(target, atMs) : null)],
    ['a third of the packets is lost', lossy(3, 0.33)],
    ['one target is down', (target, atMs) => (target === 2 && atMs >= HOUR_MS ? null : fine(target, atMs))],
    ['the line answers slowly', () => 3_000],
  ] satisfies readonly (readonly [string, LineScript])[])('stays so while %s', (_name, line) => {
    const { looks, probes } = watchLine({ forMs: 2 * HOUR_MS, line });
    const pauses = looks.slice(1).map((look, index) => look - (looks[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(SECOND_MS);
    expect(sumBytes(probes.filter(({ atMs }) => atMs > HOUR_MS))).toBeLessThan(1_000_000);
  });
  it('leaves the end of a long outage known to a second', () => {
    for (const lagMs of [20, 400, 1_200]) {
      const line: LineScript = (target, atMs) =>
        isWithin(atMs, 2 * MINUTE_MS, HOUR_MS + 123) ? null : target === 'gateway' ? GATEWAY_MS : lagMs;
      const [outage, ...others] = getEvents(watchLine({ forMs: 2 * HOUR_MS, line }).events, 'outage');
      expect(others).toEqual([]);
      const lateMs = (outage?.to ?? 0) - HOUR_MS - 123;
      expect(lateMs, `${String(lagMs)} ms`).toBeGreaterThanOrEqual(lagMs);
      expect(lateMs, `${String(lagMs)} ms`).toBeLessThanOrEqual(lagMs + SECOND_MS);
    }
  });
});

describe('the minutes of a line', () => {
  it('have median, highest and loss of gateway and far targets', () => {
    const line: LineScript = (target, atMs) => {
      if (target === 'gateway') return GATEWAY_MS;
      if (isWithin(atMs, 70_500, 72_000)) return null;
      return isWithin(atMs, 75_000, 76_500) ? 180 : FAR_MS;
    };
    const { minutes } = watchLine({ forMs: 3 * MINUTE_MS, line });
    expect(minutes[1]).toMatchObject({
      lengthMs: MINUTE_MS,
      gateway: { failed: 0, medianMs: 1, highestMs: 1 },
      far: { failed: 1, medianMs: 20, highestMs: 180 },
    });
  });
  it('count packets that were sent again as lost, and leave them out of the latency', () => {
    const { minutes } = watchLine({ forMs: 31 * MINUTE_MS, line: lossy(7, 0.3) });
    const far = minutes.slice(1).map((minute) => minute.far);
    const sum = (of: (each: (typeof far)[number]) => number) =>
      far.reduce((total, each) => total + of(each), 0);
    const loss = sum(({ failed }) => failed) / sum(({ sent }) => sent);
    expect(loss).toBeGreaterThan(0.25);
    expect(loss).toBeLessThan(0.35);
    expect(new Set(far.map(({ highestMs }) => highestMs))).toEqual(new Set([20]));
  });
  it('call no answer of a slow line lost', () => {
    const { minutes } = watchLine({ forMs: 3 * MINUTE_MS, line: () => 1_500 });
    expect(minutes[1]?.far).toMatchObject({ failed: 0, medianMs: 1_500 });
  });
  it('are observed in full while all is well, and not while asleep', () => {
    const { minutes } = watchLine({
      forMs: 10 * MINUTE_MS,
      line: fine,
      incidents: [{ atMs: 150_000, kind: 'sleep', ms: 3 * MINUTE_MS }],
    });
    const observed = minutes.map(({ observedMs }) => observedMs);
    expect(observed.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(7 * MINUTE_MS);
    expect(observed[1]).toBeGreaterThan(57_000);
  });
  it('are not observed where nothing ever answered', () => {
    const { minutes } = watchLine({ forMs: 5 * MINUTE_MS, line: () => null });
    expect(minutes.every(({ observedMs }) => observedMs === 0)).toBe(true);
  });
});
