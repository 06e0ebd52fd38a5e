import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../shared/messages/message';
import type { DeliveryResult } from './ports';
import { decideNext } from './retry-policy';

const WRITTEN = Date.parse('2026-11-23T20:00:00Z');
const DAY = 24 * 3_600_000;
const LATER: DeliveryResult = {
  kind: 'retry',
  problem: 'connection',
  reply: 'no answer',
  isMaybeDelivered: false,
};

function tried(
  times: number,
  outcome: DeliveryAttempt['outcome'] = 'retry',
  at = WRITTEN,
): DeliveryAttempt[] {
  const attempt = {
    startedAt: at,
    finishedAt: at,
    problem: 'connection',
    reply: '',
    isMaybeDelivered: false,
  };
  return Array.from({ length: times }, () => ({ ...attempt, outcome }) as DeliveryAttempt);
}

function waitAfter(triesBefore: number, random = 0): number | null {
  const message = { attempts: tried(triesBefore) };
  const { next } = decideNext(message, LATER, WRITTEN, () => random);
  return next.state === 'pending' ? (next.nextAttemptAt - WRITTEN) / 1_000 : null;
}

describe('a message that could not be delivered yet', () => {
  it('is tried again after 30 s, 2, 5, 15 and 30 min, then every hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 20].map((tries) => waitAfter(tries))).toEqual([
      30, 120, 300, 900, 1_800, 3_600, 3_600, 3_600,
    ]);
  });
  it('is tried up to a tenth of an hour later, so that many computers do not come back in step', () => {
    expect(waitAfter(8, 0.5)).toBe(3_780);
  });
  it.each([
    ['as long as the other side asks for', 0, 90_000, 90],
    ['no sooner than it would have been otherwise', 2, 1_000, 300],
    ['after six hours at the latest', 0, 9e9, 21_600],
  ])('waits %s', (_name, tries, retryAfterMs, seconds) => {
    const message = { attempts: tried(tries) };
    const { next } = decideNext(message, { ...LATER, retryAfterMs }, WRITTEN, () => 0);
    expect(next).toEqual({ state: 'pending', nextAttemptAt: WRITTEN + seconds * 1_000 });
  });
  it('is still tried just before five days are over', () => {
    const message = { attempts: tried(100) };
    expect(decideNext(message, LATER, WRITTEN + 5 * DAY - 1, () => 0).next.state).toBe('pending');
  });
  it('is given up after five days, and says so', () => {
    const message = { attempts: tried(100) };
    expect(decideNext(message, LATER, WRITTEN + 5 * DAY, () => 0)).toEqual({
      next: { state: 'failed' },
      outcome: 'failed',
      problem: 'expired',
    });
  });
  it('is not given up before it was tried for five days, however old it is', () => {
    const attempts = tried(100, 'retry', WRITTEN + 30 * DAY);
    expect(decideNext({ attempts }, LATER, WRITTEN + 35 * DAY - 1, () => 0).next.state).toBe('pending');
    expect(decideNext({ attempts }, LATER, WRITTEN + 35 * DAY, () => 0).next.state).toBe('failed');
  });
  it('is given up in time also when its first tries were dated ahead by a wrong clock', () => {
    const attempts = [...tried(1, 'retry', WRITTEN + 365 * DAY), ...tried(20)];
    expect(decideNext({ attempts }, LATER, WRITTEN + 5 * DAY, () => 0).next.state).toBe('failed');
  });
  it.each([
    ['in the year of its hardware', Date.parse('1970-01-01T00:00:30Z')],
    ['at the time at which it was switched off', WRITTEN - 21 * DAY],
  ])('is not given up early because the clock stood %s at the first tries', (_, behind) => {
    const attempts = [...tried(3, 'retry', behind), ...tried(20)];
    expect(decideNext({ attempts }, LATER, WRITTEN + DAY, () => 0).next.state).toBe('pending');
    expect(decideNext({ attempts }, LATER, WRITTEN + 5 * DAY, () => 0).next.state).toBe('failed');
  });
  it('is not given up by a computer that slept for a week', () => {
    const message = { attempts: tried(2) };
    expect(decideNext(message, LATER, WRITTEN + 7 * DAY, () => 0).next).toEqual({
      state: 'pending',
      nextAttemptAt: WRITTEN + 7 * DAY + 300_000,
    });
  });
  it('gets the whole series again when a person asks for it after it was given up', () => {
    const message = { attempts: [...tried(100), ...tried(1, 'failed')] };
    expect(decideNext(message, LATER, WRITTEN + 6 * DAY, () => 0).next).toEqual({
      state: 'pending',
      nextAttemptAt: WRITTEN + 6 * DAY + 30_000,
    });
  });
});

describe('a message that the other side may have', () => {
  const UNCERTAIN: DeliveryResult = { ...LATER, problem: 'timeout', isMaybeDelivered: true };
  const uncertain = (times: number) =>
    tried(times).map((attempt) => ({ ...attempt, isMaybeDelivered: true }));
  const getWait = (attempts: readonly DeliveryAttempt[], result = UNCERTAIN) => {
    const { next } = decideNext({ attempts }, result, WRITTEN, () => 0);
    return next.state === 'pending' ? (next.nextAttemptAt - WRITTEN) / 1_000 : next.state;
  };

  it('is tried again soon at first and then rarely, since each try may be a copy', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map((times) => getWait(uncertain(times)))).toEqual([
      30, 120, 600, 3_600, 21_600, 86_400, 86_400,
    ]);
  });
  it('gives fewer than a dozen copies in five days', () => {
    let [now, attempts] = [WRITTEN, [] as DeliveryAttempt[]];
    while (now < WRITTEN + 5 * DAY) {
      const { next } = decideNext({ attempts }, UNCERTAIN, now, () => 0);
      if (next.state !== 'pending') break;
      attempts = [...attempts, ...uncertain(1)];
      now = next.nextAttemptAt;
    }
    expect(attempts.length).toBeLessThan(12);
  });
  it('is tried at the usual pace again once it is known that nothing arrives', () => {
    expect(getWait(uncertain(1), LATER)).toBe(120);
  });
  it('waits for a person after three answers that prove nothing', () => {
    const unproven = (times: number) =>
      uncertain(times).map((attempt) => ({ ...attempt, problem: 'unproven' as const }));
    const result: DeliveryResult = { ...UNCERTAIN, problem: 'unproven' };
    expect([0, 1, 2].map((times) => getWait(unproven(times), result))).toEqual([30, 120, 'blocked']);
    // Who asks for another try gets one, not three more copies.
    expect(getWait([...unproven(2), ...tried(1, 'blocked')], result)).toBe('blocked');
  });
});

describe('an attempt that settles a message', () => {
  it('ends it when the other side has accepted', () => {
    const result: DeliveryResult = { kind: 'accepted', reply: '250 Ok' };
    expect(decideNext({ attempts: [] }, result, WRITTEN, () => 0)).toEqual({
      next: { state: 'sent' },
      outcome: 'accepted',
      problem: null,
    });
  });
  it.each(['blocked', 'failed'] as const)('keeps it as %s with its problem', (kind) => {
    const result: DeliveryResult = { kind, problem: 'authentication', reply: '535', isMaybeDelivered: false };
    expect(decideNext({ attempts: [] }, result, WRITTEN, () => 0)).toEqual({
      next: { state: kind },
      outcome: kind,
      problem: 'authentication',
    });
  });
});
