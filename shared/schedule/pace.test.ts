import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../durations';
import { forbiddenPauseMs, shortestPauseMs } from './pace';
import type { Cadence } from './patterns';

const NO_OWN = { cloudflare: { serverUrl: null }, ndt7: { serverUrl: null }, nq: { configUrl: null } };
const cron = (text: string): Cadence => ({ kind: 'cron', cron: text, dailyAt: '07:00' });
const minutes = (cadence: Cadence) => (shortestPauseMs(cadence) ?? NaN) / MINUTE_MS;

describe('the shortest time between two tests of a schedule', () => {
  it.each([
    ['* * * * *', 1],
    ['*/7 * * * *', 4],
    ['0,10 */6 * * *', 10],
    ['30 2,14 * * *', 720],
    ['0 3 * * *', 1_440],
    ['55 23 * * *', 1_440],
    ['0,50 0,23 * * *', 10],
    ['0,50 0,23 * * 1', 50],
  ])('of %s is %d minutes', (text, expected) => {
    expect(minutes(cron(text))).toBe(expected);
  });
  it('is not known of an expression that cannot be read', () => {
    expect(shortestPauseMs(cron('often'))).toBeNull();
  });
});

describe('a service', () => {
  it.each([
    ['ndt7', 'every-30-minutes', 36],
    ['ndt7', 'hourly', null],
    ['cloudflare', 'every-15-minutes', null],
    ['librespeed', 'every-15-minutes', null],
    ['automatic', 'every-15-minutes', null],
  ] as const)('%s forbids or bears %s', (provider, kind, expected) => {
    const forbidden = forbiddenPauseMs({ kind, cron: '', dailyAt: '07:00' }, provider, NO_OWN);
    expect(forbidden).toBe(expected === null ? null : expected * MINUTE_MS);
  });
  it('on a server of the user bears everything', () => {
    expect(forbiddenPauseMs(cron('* * * * *'), 'nq', NO_OWN)).toBe(15 * MINUTE_MS);
    const own = { ...NO_OWN, nq: { configUrl: 'https://nq.example.org/' } };
    expect(forbiddenPauseMs(cron('* * * * *'), 'nq', own)).toBeNull();
  });
});
