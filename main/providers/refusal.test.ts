import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../engine/provider-result';
import { refusedOrFailed, withRefusal } from './refusal';

const REFUSALS = { 403: 21_600_000, 429: 7_200_000 };
const failure = (status: number, retryAfterMs?: number) => ({
  reason: 'http-status' as const,
  detail: `HTTP ${status.toString()}`,
  status,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

describe('withRefusal', () => {
  it.each([
    ['hours after 403', failure(403), 21_600_000],
    ['hours after 429', failure(429), 7_200_000],
    ['what the service asks for', failure(429, 1_200_000), 1_200_000],
    ['a minute at least', failure(429, 0), 60_000],
    ['a day at most', failure(403, 1e12), 86_400_000],
  ])('leaves the service alone for %s', (_, refused, holdOffMs) => {
    expect(refusedOrFailed(refused, REFUSALS)).toMatchObject({
      failure: { reason: 'refused-by-provider', detail: refused.detail },
      holdOffMs,
    });
  });

  it('leaves other results as they are', () => {
    for (const other of [null, failure(404, 60_000), { reason: 'timeout' as const, detail: '' }]) {
      expect(withRefusal(nothingMeasured(other), REFUSALS)).toEqual(nothingMeasured(other));
    }
  });
});
