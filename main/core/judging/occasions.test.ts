import { describe, expect, it } from 'vitest';
import { NOTHING_UNDELIVERED } from '../../../shared/messages/future-counts';
import { rulesSchema } from '../../../shared/rules/rules';
import { channelState } from '../../testing/app-state';
import { ALL_TOLD } from '../../testing/messages';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { lookAtClock, stuckChannels, type ClockSight } from './occasions';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const MINUTE = 60_000;

function getSight(condition: object, change: Partial<ClockSight> = {}): ClockSight {
  return {
    settings: { ...ALL_TOLD, rules: rulesSchema.parse([{ id: 'rule', condition }]) },
    memories: {},
    quietUntil: null,
    now: NOW,
    timeZone: 'Europe/Berlin',
    awakeMs: HOUR,
    lastTriedAt: NOW - HOUR,
    isPaused: false,
    stuck: [],
    channels: { mail: { lastSentAt: NOW - MINUTE, counts: NOTHING_UNDELIVERED } },
    onFault: (_rule, error) => {
      throw error;
    },
    ...change,
  };
}
const look = (...of: Parameters<typeof getSight>) => lookAtClock(getSight(...of));
const remembering = (memory: Partial<RuleMemory>, id = 'rule') => ({
  memories: { [id]: { ...EMPTY_MEMORY, ...memory } },
});

it('a rule that throws affects only its own finding', () => {
  const faults: string[] = [];
  const sight = getSight({ kind: 'digest', every: 'week' });
  const [digest] = sight.settings.rules;
  const broken = { ...digest, id: 'broken', condition: { kind: 'digest', every: 'week', at: null } } as never;
  const found = lookAtClock({
    ...sight,
    settings: { ...sight.settings, rules: [broken, ...sight.settings.rules] },
    onFault: ({ id }) => faults.push(id),
  });
  expect(faults).toEqual(['broken']);
  expect(found.map(({ memoryId }) => memoryId)).toEqual(['rule']);
});

describe('silence', () => {
  const SILENCE = { kind: 'silence', hours: 24 };
  const LONG_AGO = { lastTriedAt: NOW - 24 * HOUR };
  it('is reported after its hours, with the last run', () => {
    expect(look(SILENCE, { lastTriedAt: NOW - 24 * HOUR + 1 })[0]?.detail).toBeNull();
    const [found] = look(SILENCE, LONG_AGO);
    expect(found?.detail).toEqual({ kind: 'silence', lastRunAt: NOW - 24 * HOUR });
    expect(found?.verdict?.channels.mail).toBe('told');
    expect(found?.memory).toMatchObject({ breachedSince: NOW - 24 * HOUR, toldAt: NOW });
  });
  it('is reported once', () => {
    const memory = { breachedSince: NOW - 30 * HOUR, toldAt: NOW - 6 * HOUR };
    expect(look(SILENCE, { ...LONG_AGO, ...remembering(memory) })[0]).toMatchObject({
      detail: null,
      verdict: { reason: 'still' },
    });
  });
  it('is not reported while paused, before the first run, or shortly after start or wake-up', () => {
    for (const change of [{ isPaused: true }, { lastTriedAt: null }, { awakeMs: 14 * MINUTE }]) {
      expect(look(SILENCE, { ...LONG_AGO, ...change })[0]?.detail).toBeNull();
    }
  });
});

describe('a channel that cannot deliver', () => {
  const FAILING = { kind: 'channel-failing', minutes: 60 };
  const counts = { ...NOTHING_UNDELIVERED, retried: 3 };
  const MAIL = { channel: 'mail', since: NOW - HOUR, waiting: 3, reply: '421 busy', counts } as const;
  const STUCK = { ...MAIL, isOfTheLine: false };
  it('is reported by every other channel after its minutes', () => {
    expect(look(FAILING, { stuck: [{ ...STUCK, since: NOW - HOUR + 1 }] })).toEqual([]);
    const [found] = look(FAILING, { stuck: [STUCK] });
    expect(found?.detail).toEqual({ kind: 'channel-failing', ...MAIL });
    expect(found?.verdict?.channels).toMatchObject({ mail: 'rule-off', desktop: 'told' });
  });
  it('is not reported right after a start or wake-up, when the network may not be up yet', () => {
    const offline = { stuck: [{ ...STUCK, isOfTheLine: true }] };
    expect(look(FAILING, { ...offline, awakeMs: MINUTE - 1 })[0]?.verdict).toBeNull();
    expect(look(FAILING, { ...offline, awakeMs: MINUTE })[0]?.detail).not.toBeNull();
    expect(look(FAILING, offline)[0]?.detail).not.toBeNull();
    // A wrong password does not depend on the network.
    expect(look(FAILING, { stuck: [STUCK], awakeMs: 0 })[0]?.detail).not.toBeNull();
    const told = remembering({ breachedSince: NOW - 2 * HOUR, toldAt: NOW - HOUR }, 'rule/mail');
    expect(look(FAILING, { ...offline, ...told, awakeMs: 0 })[0]?.memory.toldAt).toBe(NOW - HOUR);
  });
  it('is reported once, and its end once', () => {
    const memory = remembering({ breachedSince: NOW - 2 * HOUR, toldAt: NOW - HOUR }, 'rule/mail');
    expect(look(FAILING, { stuck: [STUCK], ...memory })[0]?.detail).toBeNull();
    const [over] = look(FAILING, memory);
    expect(over?.verdict).toMatchObject({
      reason: 'recovered',
      channels: { mail: 'rule-off', desktop: 'told' },
    });
    expect(over?.memory.breachedSince).toBeNull();
  });
  it('is reported at once after a permanent refusal, even if nothing waits', () => {
    const failed = { ...NOTHING_UNDELIVERED, failed: 1 };
    const refused = { ...MAIL, since: NOW - MINUTE, waiting: 0, counts: failed };
    const [found] = look(FAILING, { stuck: [{ ...refused, isOfTheLine: false }] });
    expect(found?.detail).toEqual({ kind: 'channel-failing', ...refused });
    expect(found?.verdict?.channels).toMatchObject({ mail: 'rule-off', desktop: 'told' });
  });
  it('is not reported as working again if nothing was delivered since', () => {
    const memory = remembering({ breachedSince: NOW - 2 * HOUR, toldAt: NOW - HOUR }, 'rule/mail');
    const channels = { mail: { lastSentAt: NOW - 3 * HOUR, counts: NOTHING_UNDELIVERED } };
    expect(look(FAILING, { ...memory, channels })).toEqual([
      { memoryId: 'rule/mail', memory: EMPTY_MEMORY, verdict: null, detail: null },
    ]);
  });
  it('is reported as working again even if it failed while the clock was ahead', () => {
    const memory = remembering({ breachedSince: NOW + 30 * HOUR, toldAt: NOW + 31 * HOUR }, 'rule/mail');
    expect(look(FAILING, memory)[0]?.verdict).toMatchObject({ reason: 'recovered' });
  });
  it('does not prevent a report of another one', () => {
    const memory = remembering({ breachedSince: NOW - 2 * HOUR, toldAt: NOW - HOUR }, 'rule/mail');
    const stuck = [STUCK, { ...STUCK, channel: 'ntfy' as const }];
    const told = look(FAILING, { stuck, ...memory }).filter(({ detail }) => detail !== null);
    expect(told.map(({ memoryId }) => memoryId)).toEqual(['rule/ntfy']);
  });
  it('is one that is switched on and has a problem and waiting messages', () => {
    const problem = {
      ...({ startedAt: 1, finishedAt: 2, outcome: 'retry', problem: 'connection' } as const),
      reply: 'refused',
      isMaybeDelivered: false,
    };
    const states = [
      channelState({ kind: 'mail', waiting: 2, blocked: 1, problem }),
      channelState({ kind: 'ntfy', waiting: 1, problem, isEnabled: false }),
      channelState({ kind: 'desktop', waiting: 1 }),
    ];
    expect(stuckChannels(states, () => ({ since: 5, messages: 3 }))).toEqual([
      {
        channel: 'mail',
        since: 5,
        waiting: 3,
        reply: 'refused',
        isOfTheLine: true,
        counts: { ...NOTHING_UNDELIVERED, blocked: 1, onTheWay: 2 },
      },
    ]);
    expect(stuckChannels(states, () => null)).toEqual([]);
    const refused = channelState({ kind: 'mail', failed: 2, unreadable: 1, problem });
    expect(stuckChannels([refused], () => null)).toEqual([
      {
        channel: 'mail',
        since: 2,
        waiting: 0,
        reply: 'refused',
        isOfTheLine: true,
        counts: { ...NOTHING_UNDELIVERED, failed: 1, unreadable: 1 },
      },
    ]);
  });
});

describe('a digest', () => {
  const WEEKLY = { kind: 'digest', every: 'week', at: '08:00' };
  const MONDAY = Date.parse('2026-11-30T07:00:00Z');
  it('waits for its first due time, whenever the rule was made', () => {
    const [found] = look(WEEKLY);
    expect(found?.detail).toBeNull();
    expect(found?.memory.dueAt).toBe(MONDAY);
  });
  it('is due on Monday morning and covers the week before, local time', () => {
    const [found] = look(WEEKLY, { now: MONDAY, ...remembering({ dueAt: MONDAY }) });
    expect(found?.detail).toEqual({ kind: 'digest', from: MONDAY - 7 * 24 * HOUR, to: MONDAY });
    expect(found?.memory.dueAt).toBe(MONDAY + 7 * 24 * HOUR);
  });
  it('is sent once after a long absence, for the newest range that was due', () => {
    const now = MONDAY + 10 * 24 * HOUR;
    const [found] = look(WEEKLY, { now, ...remembering({ dueAt: MONDAY }) });
    expect(found?.detail).toMatchObject({ kind: 'digest', to: MONDAY + 7 * 24 * HOUR });
    expect(found?.memory.dueAt).toBe(MONDAY + 14 * 24 * HOUR);
  });
  it('adopts a changed time of day', () => {
    const [found] = look(
      { ...WEEKLY, at: '06:00' },
      { now: MONDAY - 3 * HOUR, ...remembering({ dueAt: MONDAY }) },
    );
    expect(found?.memory.dueAt).toBe(MONDAY - 2 * HOUR);
  });
  it('supports days and months', () => {
    expect(look({ kind: 'digest', every: 'day' })[0]?.memory.dueAt).toBe(Date.parse('2026-11-24T07:00:00Z'));
    expect(look({ kind: 'digest', every: 'month' })[0]?.memory.dueAt).toBe(
      Date.parse('2026-12-01T07:00:00Z'),
    );
  });
});

describe('rules about runs', () => {
  it('are not checked by the clock', () => {
    expect(look({ kind: 'every-result' })).toEqual([]);
  });
});
