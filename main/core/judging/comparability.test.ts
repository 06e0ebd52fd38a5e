import { describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { findCauses } from '../../../shared/figures/comparability';
import type { EndedRun, Method } from '../../../shared/run';
import { bareRun, completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { comparability, NO_REFERENCE, type Reference } from './comparability';

const HOME: Reference = {
  network: 'wlan0, 192.168.1.0/24',
  home: 'wlan0, 192.168.1.0/24',
  figureKind: 'multi-stream',
  ceiling: { downloadBitsPerSecond: 1e9, uploadBitsPerSecond: 1e9, measuredAt: 0 },
};
const of = (change: Partial<Method>, reference = HOME) =>
  comparability(completedRun({ method: { ...GOOD_METHOD, ...change } }), reference);
const low = { confidence: 'low', relativeHalfWidth: 0.3, streams: 1, hasLatencySettled: true } as const;
const doubt = (phase: 'latency' | 'download' | 'upload') =>
  of({ doubts: [{ phase, reason: 'other-traffic', bitsPerSecond: 1e6 }] });

describe('a run that was measured as the others', () => {
  it('compares in all its figures, quick or full', () => {
    expect(of({})).toEqual({});
    expect(of({ mode: 'full' })).toEqual({});
  });
  it('compares where its method or the line is not known', () => {
    expect(comparability(completedRun({ method: null }), HOME)).toEqual({});
    expect(of({ network: null })).toEqual({});
    expect(of({ network: 'eth0, 10.0.0.0/8' }, NO_REFERENCE)).toEqual({});
    expect(comparability(bareRun(), HOME)).toEqual({});
    expect(comparability(failedRun(), HOME)).toEqual({});
  });
});

describe('a run that was measured otherwise', () => {
  it('in another network compares in nothing', () => {
    const found = of({ network: 'wlan0, 172.20.10.0/28' });
    expect(Object.keys(found)).toHaveLength(8);
    expect(findCauses(found)).toEqual(['other-network']);
  });
  it('in light mode compares only in what an idle line shows', () => {
    const found = of({ mode: 'light' });
    expect(found).toMatchObject({ download: 'light-mode', upload: 'light-mode', grade: 'light-mode' });
    expect(found.latency).toBeUndefined();
    expect(found.jitter).toBeUndefined();
  });
  it('with low confidence in one direction compares in the other', () => {
    expect(of({ upload: low })).toEqual({ upload: 'low-confidence' });
    expect(of({ download: low })).toEqual({ download: 'low-confidence' });
  });
  it('beside other traffic does not compare in the phase that it disturbed', () => {
    expect(doubt('upload')).toEqual({
      upload: 'other-traffic',
      'loaded-latency': 'other-traffic',
      grade: 'other-traffic',
      rpm: 'other-traffic',
    });
    expect(doubt('latency')).toEqual({
      latency: 'other-traffic',
      jitter: 'other-traffic',
      grade: 'other-traffic',
    });
  });
  it('at the ceiling of the computer does not compare in that direction', () => {
    const fast = completedRun({ figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 0.95e9 } });
    expect(comparability(fast, HOME)).toEqual({ download: 'at-ceiling' });
  });
  it('by a service with another kind of figure compares only idle', () => {
    const by = (provider: EndedRun['provider']) =>
      findCauses(comparability(completedRun({ provider }), HOME));
    expect(PROVIDER_KINDS.filter((kind) => by(kind).length > 0)).toEqual(['cloudflare', 'ndt7']);
    const single = { ...HOME, figureKind: 'single-stream' } as const;
    expect(comparability(completedRun({ provider: 'ndt7' }), single)).toEqual({});
  });
  it('for several reasons names the most important of each figure', () => {
    const found = of({ mode: 'light', network: 'usb0, 10.0.0.0/24', download: low });
    expect(findCauses(found)).toEqual(['other-network']);
    expect(findCauses(of({ mode: 'light', download: low }))).toEqual(['light-mode']);
  });
});
