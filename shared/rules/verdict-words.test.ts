import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../channels';
import { textsIn } from '../texts/i18n';
import type { OutboxEntry } from '../messages/message';
import { ruleSchema } from './rules';
import type { Verdict } from './verdict';
import { verdictInWords } from './verdict-words';

const AT = Date.UTC(2026, 10, 23, 11, 4, 7);
const RULE = ruleSchema.parse({
  id: 'slow',
  condition: {
    kind: 'figure',
    figure: 'download',
    direction: 'below',
    breaches: 2,
    of: 3,
    against: { kind: 'value', value: 80_000_000 },
  },
});
const NOBODY = Object.fromEntries(
  CHANNEL_KINDS.map((kind) => [kind, 'not-matched']),
) as unknown as Verdict['channels'];
const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  rule: RULE,
  reason: 'not-matched',
  value: 94_100_000,
  limit: 80_000_000,
  count: null,
  since: null,
  toldBeforeAt: null,
  isConfirmed: false,
  heldUntil: null,
  channels: NOBODY,
  ...change,
});
const TOLD = verdict({
  reason: 'matched',
  value: 71e6,
  channels: { ...NOBODY, mail: 'told', desktop: 'channel-off' },
});
const message = (change: Partial<OutboxEntry>): OutboxEntry => ({
  ...({ id: 'm', runId: 'r', occasionId: null, kind: 'run', channel: 'mail', state: 'sent' } as const),
  recipient: 'you@example.org',
  messageId: '<m@linewatch>',
  createdAt: AT,
  nextAttemptAt: AT,
  heldUntil: null,
  mergedInto: null,
  cause: null,
  message: {} as OutboxEntry['message'],
  attempts: [
    {
      ...({ startedAt: AT, finishedAt: AT, outcome: 'accepted', problem: null } as const),
      reply: '250 2.0.0 Ok',
      isMaybeDelivered: false,
    },
  ],
  ...change,
});
const words = (of: Verdict, messages: readonly OutboxEntry[] = []) =>
  verdictInWords(of, messages, textsIn('en'), {
    language: 'en',
    timeZone: 'Europe/Berlin',
    rateUnit: 'Mbit/s',
  });

describe('a line of the ledger', () => {
  it('sets the figure against the limit', () => {
    expect(words(verdict())).toMatchObject({
      rule: 'Download below 80 Mbit/s, in 2 of the last 3 tests',
      finding: '94.1 Mbit/s, within the limit of 80 Mbit/s',
      channels: [],
      isTelling: false,
    });
  });
  it('says why a figure is not compared, in both languages', () => {
    const { limit: _, ...away } = verdict({ reason: 'not-comparable', value: 21e6, cause: 'other-network' });
    expect(words({ ...away, limit: null }).finding).toBe(
      '21.0 Mbit/s, not compared: it was measured in another network, which has no plan and 20 tests or fewer',
    );
    const chinese = verdictInWords({ ...away, limit: null }, [], textsIn('zh-CN'), {
      language: 'zh-CN',
      timeZone: 'Europe/Berlin',
      rateUnit: 'Mbit/s',
    });
    expect(chinese.finding).toBe(
      '21.0 Mbit/s，未作比较：它是在另一个网络中测得的，该网络没有套餐，且测试不超过 20 次',
    );
  });
  it('says when it was told, whom, and what the server said', () => {
    const { channels } = words(TOLD, [message({})]);
    expect(channels[0]?.words).toMatch(/^Mail you@example\.org: notified on .*12:04:07/);
    expect(channels.map(({ reply }) => reply)).toEqual(['250 2.0.0 Ok', '']);
    expect(channels[1]?.words).toBe('Desktop: switched off');
  });
  it('says where a rule tells nobody, since its channels are off', () => {
    const nobody = words({ ...TOLD, channels: NOBODY });
    expect(nobody.channels).toEqual([]);
    expect(nobody.finding).toContain('nobody notified: none of its channels is on');
    expect(words(TOLD).finding).not.toContain('nobody');
  });
  it('follows a message into the one that it went out in', () => {
    const parts = [
      message({ state: 'merged', attempts: [], mergedInto: 'c' }),
      message({ id: 'c', kind: 'merged' }),
    ];
    expect(words(TOLD, parts).channels[0]).toMatchObject({
      words: expect.stringMatching(/together with other delayed/) as unknown,
      reply: '250 2.0.0 Ok',
    });
  });
  it('says until when the quiet hours hold a message back', () => {
    const held = message({ state: 'pending', attempts: [], heldUntil: AT });
    expect(words(TOLD, [held]).channels[0]?.words).toMatch(/held back for the quiet hours until .*12:04/);
  });
  it.each([
    [
      { reason: 'counted', value: 71e6, count: { breaches: 1, needed: 2, of: 3 } },
      '71.0 Mbit/s, below the limit of 80 Mbit/s, 1 of 2 needed among the last 3',
    ],
    [{ reason: 'still', value: 71e6, toldBeforeAt: AT }, /notified 23 Nov.*12:04, still applies$/],
    [{ reason: 'matched', value: 71e6, isConfirmed: true }, /confirmed by a second test$/],
    [{ reason: 'no-usual', limit: null }, 'too few tests at this hour to know what is usual'],
    [{ reason: 'rule-off', value: null, limit: null }, 'switched off'],
  ] as const)('says why: %j', (change, expected) => {
    expect(words(verdict(change)).finding).toMatch(expected);
  });
});
