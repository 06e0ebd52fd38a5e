import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/durations';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import { DEFAULT_RULES, rulesSchema, type Rule } from '../../../shared/rules/rules';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { judgeLine, judgeOutage, type LineSight } from './line-rules';
import { rulesOrUsual } from './watched-rules';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const CHANNELS = {
  ...DEFAULT_SETTINGS.channels,
  desktop: { ...DEFAULT_SETTINGS.channels.desktop, isEnabled: true },
};
const getRule = (condition: unknown): Rule => {
  const [rule] = rulesSchema.parse([{ id: 'r', condition }]);
  if (rule === undefined) throw new Error('no rule');
  return rule;
};
const outage = (from: number, endedAt: number | null): LineEvent => ({
  id: `o${from}`,
  kind: 'outage',
  place: 'beyond',
  startedAt: NOW + from,
  endedAt: endedAt === null ? null : NOW + endedAt,
  isEndObserved: true,
});
const minute = (sent: number, failed: number, medianMs: number): LineStretch => ({
  at: NOW,
  lengthMs: MINUTE_MS,
  observedMs: 59_000,
  gateway: { sent: 6, failed: 0, medianMs: 1, highestMs: 2 },
  far: { sent, failed, medianMs, highestMs: medianMs },
});
const getSight = (more: Partial<LineSight> = {}): LineSight => ({
  now: NOW,
  settings: { rules: [], channels: CHANNELS },
  memories: {},
  quietUntil: null,
  outagesOfDay: [],
  network: null,
  lastMinutes: () => [],
  ...more,
});

describe('a rule about outages', () => {
  const ended = getRule({ kind: 'outage', when: 'ended', seconds: 60 });
  const started = getRule({ kind: 'outage', when: 'started', seconds: 60 });
  it('reports one that has ended and was long enough, with start and end', () => {
    expect(judgeOutage(ended, outage(-90_000, 0), getSight())).toMatchObject({
      verdict: { reason: 'matched' },
      detail: { kind: 'outage', startedAt: NOW - 90_000, endedAt: NOW, place: 'beyond' },
    });
    const network = 'eth0, 10.0.0.0/8';
    expect(judgeOutage(ended, { ...outage(-90_000, 0), network }, getSight())?.detail).toMatchObject({
      network,
    });
    expect(judgeOutage(ended, outage(-59_000, 0), getSight())).toBeNull();
    expect(judgeOutage(ended, outage(-90_000, null), getSight())).toBeNull();
  });
  it('reports one that lasts, once it is long enough', () => {
    expect(judgeOutage(started, outage(-59_000, null), getSight())).toBeNull();
    expect(judgeOutage(started, outage(-60_000, null), getSight())?.detail).toMatchObject({ endedAt: null });
    expect(judgeOutage(started, outage(-90_000, 0), getSight())).toBeNull();
  });
  it('does not report time without a network', () => {
    expect(judgeOutage(ended, { ...outage(-90_000, 0), kind: 'no-network' }, getSight())).toBeNull();
  });
  it('is present in a rule list of an earlier version, and not in an empty one', () => {
    const earlier = DEFAULT_RULES.filter(({ condition }) => condition.kind !== 'outage');
    expect(rulesOrUsual({ rules: [...earlier], channels: CHANNELS }, 'outage').map(({ id }) => id)).toEqual([
      'outage',
    ]);
    expect(rulesOrUsual({ rules: [], channels: CHANNELS }, 'outage')).toEqual([]);
  });
});

describe('a rule about many outages', () => {
  const three = getRule({ kind: 'outage-count', outages: 3 });
  const outages = [outage(-90_000, -80_000), outage(-60_000, -50_000), outage(-20_000, null)];
  it('reports once, and again only after there were fewer', () => {
    const first = judgeLine(three, getSight({ outagesOfDay: outages }));
    expect(first?.detail).toEqual({ kind: 'outage-count', outages: 3, downMs: 40_000 });
    const again = judgeLine(three, getSight({ outagesOfDay: outages, memories: first?.memories ?? {} }));
    expect(again).toMatchObject({ verdict: { reason: 'still' }, detail: null });
    const over = judgeLine(three, getSight({ outagesOfDay: [], memories: again?.memories ?? {} }));
    expect(over?.verdict.reason).toBe('recovered');
  });
});

describe('a rule about the line between tests', () => {
  const loss = getRule({ kind: 'line', figure: 'packet-loss', value: 0.1, minutes: 2 });
  const latency = getRule({ kind: 'line', figure: 'latency', value: 100, minutes: 2 });
  const withMinutes = (...minutes: readonly LineStretch[]) => getSight({ lastMinutes: () => minutes });
  it('reports packet loss over its minutes', () => {
    expect(judgeLine(loss, withMinutes(minute(40, 10, 20), minute(40, 2, 20)))?.detail).toEqual({
      kind: 'line',
      figure: 'packet-loss',
      value: 0.15,
      minutes: 2,
    });
    expect(judgeLine(loss, withMinutes(minute(40, 1, 20), minute(40, 2, 20)))?.detail).toBeNull();
  });
  it('reports latency over its minutes', () => {
    expect(judgeLine(latency, withMinutes(minute(40, 0, 90), minute(40, 0, 130)))?.detail).toMatchObject({
      value: 110,
    });
  });
  it('remembers each network by itself', () => {
    const lost = { lastMinutes: () => [minute(40, 10, 20), minute(40, 10, 20)] };
    const fine = { lastMinutes: () => [minute(40, 0, 20), minute(40, 0, 20)] };
    const first = judgeLine(loss, getSight({ ...lost, network: 'home' }));
    expect(first?.verdict.reason).toBe('matched');
    const memories = first?.memories ?? {};
    expect(judgeLine(loss, getSight({ ...fine, network: 'office', memories }))?.verdict.reason).toBe(
      'not-matched',
    );
    expect(judgeLine(loss, getSight({ ...fine, network: 'home', memories }))?.verdict.reason).toBe(
      'recovered',
    );
  });
  it('goes on with what was told before the network was known, once it is', () => {
    const lost = { lastMinutes: () => [minute(40, 10, 20), minute(40, 10, 20)] };
    const fine = { lastMinutes: () => [minute(40, 0, 20), minute(40, 0, 20)] };
    const fineAtHome = judgeLine(loss, getSight({ ...fine, network: 'home' }))?.memories ?? {};
    for (const before of [{}, fineAtHome]) {
      const first = judgeLine(loss, getSight({ ...lost, memories: before }));
      expect(first?.verdict.reason).toBe('matched');
      const second = judgeLine(
        loss,
        getSight({ ...lost, network: 'home', memories: { ...before, ...first?.memories } }),
      );
      expect(second?.verdict.reason).toBe('still');
      expect(second?.memories).toMatchObject({
        r: { breachedSince: null },
        'r/home': { breachedSince: NOW },
      });
      const over = judgeLine(loss, getSight({ ...fine, network: 'home', memories: second?.memories ?? {} }));
      expect(over?.verdict.reason).toBe('recovered');
      expect(Object.keys(over?.memories ?? {})).toEqual(['r/home']);
    }
  });
  it('does not tell again what was told of a known network, while the network is not known', () => {
    const lost = { lastMinutes: () => [minute(40, 10, 20), minute(40, 10, 20)] };
    const told = judgeLine(loss, getSight({ ...lost, network: 'home' }))?.memories ?? {};
    expect(told).toMatchObject({ 'r/home': { breachedSince: NOW, toldAt: NOW } });
    expect(judgeLine(loss, getSight({ ...lost, memories: told }))).toBeNull();
    const later = { ...lost, memories: told, now: NOW + 25 * 60 * MINUTE_MS };
    expect(judgeLine(loss, getSight(later))?.verdict.reason).toBe('matched');
  });
  it('ends a state of no network with that of the network which is known', () => {
    const lost = { lastMinutes: () => [minute(40, 10, 20), minute(40, 10, 20)] };
    const atHome = judgeLine(loss, getSight({ ...lost, network: 'home' }))?.memories ?? {};
    const nowhere = judgeLine(loss, getSight({ ...lost, now: NOW - MINUTE_MS }))?.memories ?? {};
    const both = judgeLine(
      loss,
      getSight({ ...lost, now: NOW + MINUTE_MS, network: 'home', memories: { ...atHome, ...nowhere } }),
    );
    expect(both?.verdict).toMatchObject({ reason: 'still', since: NOW });
    expect(both?.memories).toMatchObject({ r: { breachedSince: null }, 'r/home': { breachedSince: NOW } });
  });
  it('ignores minutes that were not observed', () => {
    expect(judgeLine(loss, withMinutes(minute(40, 40, 20)))).toBeNull();
  });
});

describe('a rule that speaks of chosen networks', () => {
  const atHome = { ...getRule({ kind: 'outage', when: 'ended', seconds: 60 }), networks: ['home'] };
  const many = { ...getRule({ kind: 'outage-count', outages: 2 }), networks: ['home'] };
  const loss = {
    ...getRule({ kind: 'line', figure: 'packet-loss', value: 0.1, minutes: 1 }),
    networks: ['home'],
  };
  const inNetwork = (network: string) => ({ ...outage(-90_000, 0), network });
  it('reports the outages of these alone', () => {
    expect(judgeOutage(atHome, inNetwork('home'), getSight())?.verdict.reason).toBe('matched');
    expect(judgeOutage(atHome, inNetwork('office'), getSight())).toBeNull();
    expect(judgeOutage(atHome, outage(-90_000, 0), getSight())).toBeNull();
  });
  it('counts the outages of these alone', () => {
    const outages = [inNetwork('home'), inNetwork('office'), outage(-20_000, null)];
    expect(judgeLine(many, getSight({ outagesOfDay: outages }))?.verdict.value).toBe(1);
  });
  it('looks at the line in these alone', () => {
    const seen = { lastMinutes: () => [minute(40, 20, 20)] };
    expect(judgeLine(loss, getSight({ ...seen, network: 'home' }))?.verdict.reason).toBe('matched');
    expect(judgeLine(loss, getSight({ ...seen, network: 'office' }))).toBeNull();
    expect(judgeLine(loss, getSight(seen))).toBeNull();
  });
});
