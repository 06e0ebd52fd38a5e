import { describe, expect, it } from 'vitest';
import { BLAMED } from '../../../shared/history/blame';
import { blameSentences } from '../../../shared/history/blame-words';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import {
  ABSENT_FIGURES,
  FAILURE_REASONS,
  NOTHING_MEASURED,
  type EndedRun,
  type FailureReason,
} from '../../../shared/run';
import type { ProviderKind } from '../../../shared/providers';
import { textsIn } from '../../../shared/texts/i18n';
import { blameRun } from './blame-run';
import type { NearbyRun, RunEvidence } from './evidence';

const AT = Date.UTC(2026, 10, 26, 2);
const MINUTE = 60_000;
const HEAD = {
  id: 'run',
  trigger: 'schedule',
  startedAt: AT,
  finishedAt: AT + 20_000,
  slotAt: null,
  provider: 'librespeed',
  server: { name: 'Frankfurt', url: 'https://a.example.org/' },
} as const;
const METHOD = { ...NOTHING_MEASURED, mode: 'quick', passedOver: [], rpmKind: null, network: null } as const;

function failed(reason: FailureReason, change: Partial<EndedRun> = {}): RunEvidence {
  const run = { ...HEAD, outcome: 'failed', reason, detail: '', figures: null, method: null, ...change };
  return evidenceOf(run as EndedRun, 'failed');
}
function slow(method: object = {}, downloadBitsPerSecond = 20_000_000): RunEvidence {
  const figures = { ...ABSENT_FIGURES, downloadBitsPerSecond };
  return evidenceOf({ ...HEAD, outcome: 'completed', figures, method: { ...METHOD, ...method } }, 'slow');
}
function evidenceOf(run: EndedRun, state: RunEvidence['state']): RunEvidence {
  return { run, state, events: [], minutes: [], nearby: [], link: {} };
}
const minute = (gateway: readonly [number, number, number], far: readonly [number, number]): LineStretch => ({
  at: AT,
  lengthMs: MINUTE,
  observedMs: MINUTE,
  gateway: { sent: gateway[0], failed: gateway[1], medianMs: gateway[2], highestMs: gateway[2] },
  far: { sent: far[0], failed: far[1], medianMs: 20, highestMs: 30 },
});
const UP = [minute([6, 0, 2], [40, 0])];
const event = (kind: LineEvent['kind'], place: LineEvent['place']): LineEvent => ({
  id: kind,
  kind,
  place,
  startedAt: AT + 1_000,
  endedAt: null,
  isEndObserved: true,
});
function other(
  id: string,
  state: NearbyRun['state'],
  change: { readonly provider?: ProviderKind; readonly url?: string; readonly atMs?: number },
): NearbyRun {
  const { provider = HEAD.provider, url = 'https://b.example.org/', atMs = MINUTE } = change;
  const head = { ...HEAD, id, provider, server: { name: id, url }, startedAt: AT + atMs };
  return { state, run: { ...head, outcome: 'completed', figures: ABSENT_FIGURES, method: null } };
}
const points = (evidence: RunEvidence) => blameRun(evidence)?.points ?? null;
const kinds = (evidence: RunEvidence) => blameRun(evidence)?.evidence.map(({ kind }) => kind) ?? [];

describe('a failed run points to', () => {
  it.each([
    ['gateway', 'router'],
    ['beyond', 'provider-line'],
    ['interface', 'own-network'],
    ['unknown', 'unknown'],
  ] as const)('what an outage meanwhile points to: %s is %s', (place, blamed) => {
    expect(points({ ...failed('timeout'), events: [event('outage', place)] })).toBe(blamed);
  });
  it('the known place of several outages', () => {
    const events = [event('outage', 'unknown'), event('outage', 'gateway')];
    expect(points({ ...failed('timeout'), events })).toBe('router');
  });
  it('this computer that had no network, whatever else was seen', () => {
    const events = [event('outage', 'beyond'), event('no-network', 'interface')];
    expect(points({ ...failed('timeout'), events, nearby: [other('x', 'good', {})] })).toBe('own-network');
  });
  it('the login page of the network', () => {
    expect(points(failed('captive-portal'))).toBe('login-page');
  });
  it('the test server where another server is fine', () => {
    const evidence = { ...failed('timeout'), nearby: [other('x', 'measured', {})], minutes: UP };
    expect(blameRun(evidence)).toEqual({
      points: 'server',
      evidence: [{ kind: 'other-servers-fine', runs: 1 }, { kind: 'line-fine' }],
    });
  });
  it('the service where its other servers fail while the line is fine', () => {
    const nearby = [other('x', 'failed', {}), other('y', 'good', { provider: 'cloudflare' })];
    expect(points({ ...failed('timeout'), nearby })).toBe('service');
    expect(points({ ...failed('timeout'), nearby: nearby.slice(0, 1), minutes: UP })).toBe('service');
  });
  it('the service that turns requests away or names no server', () => {
    expect(points(failed('refused-by-provider'))).toBe('service');
    expect(points(failed('no-server'))).toBe('service');
  });
  it('the server that answered with something else than a test', () => {
    expect(points(failed('http-status'))).toBe('server');
    expect(kinds(failed('http-status'))).toEqual(['answered', 'not-watched']);
  });
  it('nothing known where nobody watched, or other tests fail as well', () => {
    expect(points(failed('timeout'))).toBe('unknown');
    expect(points({ ...failed('timeout'), nearby: [other('x', 'failed', {})] })).toBe('unknown');
    expect(kinds({ ...failed('timeout'), minutes: UP })).toEqual(['line-fine']);
  });
  it('no server by tests of another time', () => {
    const nearby = [other('x', 'good', { atMs: 3 * 60 * MINUTE })];
    expect(points({ ...failed('timeout'), nearby })).toBe('unknown');
  });
  it('this computer where the measuring process stood still', () => {
    expect(points(failed('standstill'))).toBe('this-computer');
    expect(points({ ...failed('timeout'), events: [event('asleep', 'unknown')] })).toBe('this-computer');
  });
  it('nothing where its reason says it all', () => {
    for (const reason of ['too-soon', 'not-installed', 'not-accepted', 'proxy'] as const) {
      expect(blameRun(failed(reason))).toBeNull();
    }
  });
});

describe('a slow run points to', () => {
  it('other programs of this computer', () => {
    const doubts = [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 30_000_000 }];
    expect(blameRun(slow({ doubts }))).toEqual({
      points: 'own-traffic',
      evidence: [{ kind: 'own-traffic', bitsPerSecond: 30_000_000 }],
    });
  });
  it('the Wi-Fi with a weak signal, a slow link, or a slow way to the router', () => {
    const wifi = (link: object) => ({ ...slow(), link: { isWifi: true, ...link } });
    expect(points(wifi({ signalDbm: -78 }))).toBe('wifi');
    expect(points(wifi({ linkBitsPerSecond: 36_000_000 }))).toBe('wifi');
    expect(points({ ...wifi({}), minutes: [minute([6, 0, 120], [40, 0])] })).toBe('wifi');
    expect(points(wifi({ signalDbm: -50, linkBitsPerSecond: 866_000_000 }))).toBe('unknown');
    expect(points({ ...slow(), link: { signalDbm: -78 } })).toBe('unknown');
  });
  it('the router that is slow or loses packets', () => {
    expect(points({ ...slow(), minutes: [minute([6, 0, 120], [40, 0])] })).toBe('router');
    expect(points({ ...slow(), minutes: [minute([12, 3, 2], [40, 0])] })).toBe('router');
    expect(points({ ...slow(), minutes: [minute([12, 12, 2], [40, 0])] })).toBe('unknown');
  });
  it('the test server where others are fine', () => {
    expect(points({ ...slow(), nearby: [other('x', 'good', {})] })).toBe('server');
    expect(points({ ...slow(), nearby: [other('x', 'good', { provider: 'cloudflare' })] })).toBe('server');
    expect(points({ ...slow(), nearby: [other('x', 'measured', {})] })).toBe('unknown');
  });
  it('the service whose other servers are slow, too, while others are fine', () => {
    const nearby = [other('x', 'slow', {}), other('y', 'good', { provider: 'cloudflare' })];
    expect(points({ ...slow(), nearby })).toBe('service');
  });
  it('the line of the provider that loses packets, or is slow with all services, behind a fast router', () => {
    expect(points({ ...slow(), minutes: [minute([6, 0, 2], [40, 4])] })).toBe('provider-line');
    const nearby = [other('x', 'slow', { provider: 'cloudflare' })];
    expect(points({ ...slow(), nearby, minutes: UP })).toBe('provider-line');
    expect(points({ ...slow(), nearby })).toBe('unknown');
  });
});

describe('every other run', () => {
  it('points nowhere', () => {
    for (const state of ['good', 'measured', 'missed', 'skipped', 'cancelled'] as const) {
      expect(blameRun({ ...failed('timeout'), state })).toBeNull();
    }
  });
});

describe('the words', () => {
  it.each(['en', 'zh-CN'] as const)('are there for every place and every evidence, in %s', (language) => {
    const texts = textsIn(language);
    const doubts = [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: null }];
    const all = [
      ...FAILURE_REASONS.map((reason) => blameRun({ ...failed(reason), minutes: UP })),
      ...BLAMED.map((blamed) => ({ points: blamed, evidence: [] })),
      blameRun(slow({ doubts })),
      blameRun({ ...slow(), link: { isWifi: true, signalDbm: -78, linkBitsPerSecond: 30_000_000 } }),
      blameRun({ ...slow(), minutes: [minute([12, 3, 120], [40, 4])] }),
      blameRun({ ...slow(), minutes: [minute([12, 0, 2], [40, 4])], nearby: [other('x', 'slow', {})] }),
      blameRun({ ...slow(), nearby: [other('x', 'slow', { provider: 'cloudflare' })], minutes: UP }),
      blameRun({ ...slow(), nearby: [other('x', 'good', { provider: 'cloudflare' })] }),
    ];
    for (const blame of all) {
      for (const sentence of blame === null
        ? []
        : blameSentences(blame, texts, { language, rateUnit: 'Mbit/s' })) {
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toMatch(/\{\{|blame|undefined|—/);
      }
    }
  });
});
