import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { Availability, LineEvent } from '../../../shared/history/outages';
import type { LineGap } from '../../charts/line-columns';
import { rendered } from '../../testing/rendered';
import { AvailabilityLine } from './availability-line';
import { wordColumn, wordGap } from './line-words';

const texts = textsIn('en');
const style = { language: 'en', timeZone: 'UTC' } as const;
const AT = Date.parse('2026-11-22T12:00:05Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

const line = (availability: Availability, language: 'en' | 'zh-CN' = 'en') =>
  rendered(<AvailabilityLine availability={availability} />, language).replaceAll(/<[^>]*>/g, '');
const none = { outages: 0, downMs: 0, longestMs: 0 };

describe('the availability of a range', () => {
  it('is told with what was observed, a minute or a year', () => {
    expect(line({ ...none, observedMs: MINUTE, ratio: 1 })).toBe('Up 100\u00a0% no outage in 1 min observed');
    expect(line({ ...none, observedMs: 365 * DAY, ratio: 1 })).toBe(
      'Up 100\u00a0% no outage in 365 d observed',
    );
  });
  it('names the one outage, or the longest of several', () => {
    const one = { outages: 1, downMs: 75_000, longestMs: 75_000, observedMs: DAY, ratio: 0.9991 };
    expect(line(one)).toBe('Up 99.91\u00a0% 1 outage of 1 min 15 s in 1 d observed');
    const three = { ...one, outages: 3, downMs: 100_000 };
    expect(line(three)).toBe(
      'Up 99.91\u00a0% 3 outages, the longest 1 min 15 s, together 1 min 40 s of 1 d observed',
    );
    expect(line(three, 'zh-CN')).toBe(
      '可用 99.91% 3 次中断，最长 1 分钟 15 秒，共 1 分钟 40 秒（观察时间 1 天）',
    );
  });
  it('is not known where nothing was observed', () => {
    expect(line({ ...none, observedMs: 0, ratio: null })).toBe('Not known Nothing was observed.');
  });
});

describe('a gap of the line', () => {
  const event = (change: Partial<LineEvent>): LineGap => {
    const whole: LineEvent = {
      id: 'o',
      kind: 'outage',
      place: 'gateway',
      startedAt: AT,
      endedAt: AT + 90_000,
      isEndObserved: true,
      ...change,
    };
    return { kind: whole.kind, from: AT, to: AT + 5 * MINUTE, event: whole };
  };
  it('says what happened, to the second, and where it points', () => {
    expect(wordGap(event({}), texts, style)).toBe(
      'Outage: 22 Nov 12:00:05 to 22 Nov 12:01:35, 1 min 30 s. Your router did not answer, although it did before. ' +
        'It points to the router, or to the cable or Wi-Fi that leads to it.',
    );
  });
  it('says that it lasts, or that nobody saw its end', () => {
    expect(wordGap(event({ endedAt: null }), texts, style)).toContain(
      'since 22 Nov 12:00:05, still lasts, 5 min.',
    );
    expect(wordGap(event({ isEndObserved: false }), texts, style)).toContain(
      'not observed from 22 Nov 12:01:35',
    );
  });
  it('points nowhere where it is nothing of the line', () => {
    expect(wordGap(event({ kind: 'asleep' }), texts, style)).toBe(
      'Computer asleep: 22 Nov 12:00:05 to 22 Nov 12:01:35, 1 min 30 s.',
    );
    const unobserved: LineGap = { kind: 'unobserved', from: AT, to: AT + MINUTE, event: null };
    expect(wordGap(unobserved, texts, style)).toBe('Not observed: 22 Nov 12:00 to 22 Nov 12:01, 1 min.');
  });
});

it('a column in which nothing answered has no latency', () => {
  const probes = { sent: 0, failed: 0, medianMs: null, highestMs: null };
  const column = { at: AT, lengthMs: MINUTE, observedMs: MINUTE, gateway: probes, far: probes };
  expect(wordColumn(column, texts, style)).toBe('22 Nov 12:00: far targets –, highest –, loss –; router –');
});
