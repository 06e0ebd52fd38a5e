import { describe, expect, it } from 'vitest';
import { NOTHING_UNDELIVERED, type FutureCounts } from '../../../shared/messages/future-counts';
import type { Availability } from '../../../shared/history/outages';
import { textsIn, type Language, type Texts } from '../../../shared/texts/i18n';
import { DEFAULT_RULES, rulesSchema } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import type { OccasionDetail } from '../../../shared/rules/verdict';
import { ALL_TOLD, draftContext } from '../../testing/messages';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { comparability } from '../judging/comparability';
import { judgeSight } from '../judging/judge';
import { EMPTY_MEMORY } from '../judging/memory';
import { messageHtml } from './html';
import { composeOccasion } from './occasion';
import { draftOccasion, NO_RUNS } from './occasion-drafts';
import { messageText } from './text';

const LINE = { network: GOOD_METHOD.network, home: null, figureKind: 'multi-stream', ceiling: null } as const;
const HOUR = 3_600_000;
const MONDAY = Date.parse('2026-11-23T07:00:00Z');
const WEEK = { kind: 'digest', from: MONDAY - 168 * HOUR, to: MONDAY } as const;
const CONDITIONS = {
  silence: { kind: 'silence', hours: 24 },
  'channel-failing': { kind: 'channel-failing', minutes: 60 },
  digest: { kind: 'digest', every: 'week' },
  storage: { kind: 'storage' },
  outage: { kind: 'outage', when: 'ended', seconds: 60 },
  'outage-count': { kind: 'outage-count', outages: 3 },
  line: { kind: 'line', figure: 'packet-loss', value: 0.1, minutes: 10 },
  recording: { kind: 'storage' },
  campaign: { kind: 'campaign' },
};

function verdictOn({ kind }: OccasionDetail, isBreach = true) {
  const [rule] = rulesSchema.parse([{ id: 'rule', condition: CONDITIONS[kind] }]);
  if (rule === undefined) throw new Error('no rule');
  const sight = { kind: 'judged', isBreach, value: null, limit: null } as const;
  const before = { ...EMPTY_MEMORY, breachedSince: 1, toldAt: 2 };
  const memories = isBreach ? {} : { rule: before };
  return judgeSight(rule, sight, { at: 1, now: 2 }, { settings: ALL_TOLD, memories, quietUntil: null })
    .verdict;
}
function createMessage(
  detail: OccasionDetail,
  change: { isBreach?: boolean; language?: Language; availability?: Availability } = {},
  runs = RUNS,
) {
  const { isBreach = true, language = 'en' } = change;
  return composeOccasion({
    occasion: { id: 'o1', at: MONDAY, detail },
    verdict: verdictOn(detail, isBreach),
    runs,
    availability: change.availability ?? null,
    rules: [...DEFAULT_RULES],
    compare: (run: EndedRun) => comparability(run, LINE),
    plan: ALL_TOLD.plan,
    texts: textsIn(language),
    language,
    timeZone: 'Europe/Berlin',
    rateUnit: 'Mbit/s',
    nameNetwork: (key) => (key === 'eth0, 192.168.1.0/24' ? 'Home' : key),
  });
}

const runAt = (hoursBefore: number, downloadBitsPerSecond: number) =>
  completedRun({
    id: `r${hoursBefore}`,
    startedAt: MONDAY - hoursBefore * HOUR,
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond, packetLossRatio: null },
  });
const failedAt = (hoursBefore: number) =>
  failedRun({ id: `f${hoursBefore}`, startedAt: MONDAY - hoursBefore * HOUR });
/** A run in the week before, five in this one, and an outage of three hours. */
const RUNS = [
  runAt(200, 60e6),
  runAt(100, 90e6),
  runAt(90, 94e6),
  failedAt(50),
  failedAt(48),
  runAt(47, 92e6),
  { ...RUN_OF.missed, startedAt: MONDAY - 20 * HOUR },
  runAt(10, 40e6),
];

describe('a weekly summary', () => {
  it('summarises the week in one sentence, compared with the plan', () => {
    expect(createMessage(WEEK)).toMatchObject({
      tone: 'good',
      title: 'Your week: 91.0 Mbit/s download, 91\u00a0% of your plan',
      summary: '6 tests. 2 failed. One was missed or skipped.',
      method: expect.stringContaining('16 Nov 2026') as unknown,
    });
  });
  it('has medians, the value that 90 % of tests reached, and the week before', () => {
    const { rows, columns } = createMessage(WEEK);
    expect(columns).toEqual([
      { kind: 'median', label: 'Median' },
      { kind: 'worst', label: 'Reached by 9 of 10' },
      { kind: 'previous', label: 'Previous' },
    ]);
    expect(rows[0]).toEqual({
      figure: 'downloadBitsPerSecond',
      unit: 'bit/s',
      label: 'Download',
      cells: {
        median: { text: '91.0 Mbit/s', value: 91e6 },
        worst: { text: '55.0 Mbit/s', value: 55e6 },
        previous: { text: '60.0 Mbit/s', value: 60e6 },
      },
    });
    expect(rows.map(({ label }) => label)).not.toContain('Packet loss');
  });
  it('excludes measurements that are not comparable from its figures, and says so', () => {
    const away = [80, 70, 60, 40, 30].map((hours) => ({
      ...runAt(hours, 5e6),
      method: { ...GOOD_METHOD, network: 'wlan0, 172.20.10.0/28' },
    }));
    const message = createMessage(WEEK, {}, [
      ...RUNS,
      ...away,
      { ...RUN_OF.interrupted, startedAt: MONDAY - HOUR },
    ]);
    expect(message).toMatchObject({
      tone: 'good',
      title: createMessage(WEEK).title,
      rows: createMessage(WEEK).rows,
    });
    expect(message.summary).toBe(
      '12 tests. 2 failed. One was interrupted. ' +
        '5 are not included in the figures: they were measured in another way or network. ' +
        'One was missed or skipped.',
    );
  });
  it('counts outages between the tests, in percent of the time that was observed', () => {
    const observedMs = 100 * HOUR;
    const down = { outages: 2, downMs: 6 * 60_000, longestMs: 4 * 60_000, observedMs, ratio: 0.999 };
    expect(createMessage(WEEK, { availability: down }).summary).toContain(
      '2 outages between the tests, down for 6 min: the line was up for 99.9\u00a0% of',
    );
    const up = { outages: 0, downMs: 0, longestMs: 0, observedMs, ratio: 1 };
    expect(createMessage(WEEK, { availability: up }).summary).toContain('No outage between the tests');
    const unseen = { outages: 0, downMs: 0, longestMs: 0, observedMs: 0, ratio: null };
    expect(createMessage(WEEK, { availability: unseen }).summary).toBe(createMessage(WEEK).summary);
  });
  it('lists every outage with its duration', () => {
    expect(createMessage(WEEK).items).toEqual([
      {
        at: MONDAY - 50 * HOUR,
        time: expect.stringContaining('21 Nov') as unknown,
        tone: 'bad',
        title: 'No result for 3 h (2 tests failed)',
      },
    ]);
    const lasting = createMessage(WEEK, {}, [failedAt(2)]).items.map(({ title }) => title);
    expect(lasting).toEqual(['No result since then (one test failed)']);
  });
  it('gives no duration if a test was repeated at once', () => {
    const soon = { ...runAt(2, 90e6), startedAt: MONDAY - 2 * HOUR + 2_000 };
    const titles = createMessage(WEEK, {}, [failedAt(2), soon]).items.map(({ title }) => title);
    expect(titles).toEqual(['One test failed, the next one worked']);
  });
  it('draws the week with its gaps', () => {
    const { chart } = createMessage(WEEK);
    expect(chart?.ends).toEqual({ from: '16 Nov 08:00', to: '23 Nov 08:00' });
    expect(messageHtml(createMessage(WEEK), 'cid:chart')).toContain('>16 Nov 08:00<');
    const points = chart?.points ?? [];
    expect(points.map(([, value]) => value)).toEqual([90, 94, null, null, 92, null, 40]);
  });
  it('names the schedule of its rule and announces nothing else', () => {
    expect(createMessage(WEEK).because).toBe('You get this because of the rule “Weekly summary”.');
  });
  it('says so if nothing was measured', () => {
    expect(createMessage(WEEK, {}, [])).toMatchObject({
      tone: 'warning',
      title: 'Your week: nothing was measured',
      rows: [],
      chart: null,
    });
  });
});

describe('a channel that fails', () => {
  const FAILING: OccasionDetail = {
    ...({ kind: 'channel-failing', channel: 'mail', since: MONDAY - HOUR } as const),
    waiting: 3,
    reply: '421 busy',
  };
  it('is named with the number of waiting messages and its reply', () => {
    expect(createMessage(FAILING)).toMatchObject({ tone: 'bad', title: 'Mail cannot deliver your messages' });
    expect(createMessage(FAILING).summary).toMatch(/^3 messages are waiting, .* Last reply: 421 busy$/);
  });
  it('announces a retry only for messages that are retried', () => {
    const counts = { ...NOTHING_UNDELIVERED, blocked: 1, failed: 2 };
    const { summary } = createMessage({ ...FAILING, counts });
    expect(summary).toContain('One message waits until its cause is corrected.');
    expect(summary).toContain('2 messages were not delivered.');
    expect(summary).not.toContain('tried again automatically');
  });
  it('that refused a message is named even if nothing waits', () => {
    const counts = { ...NOTHING_UNDELIVERED, failed: 1 };
    const message = createMessage({ ...FAILING, waiting: 0, reply: '550 no such user', counts });
    expect(message.title).toBe('Mail did not deliver a message');
    expect(message.summary).toMatch(/^One message was not delivered\. .* Last reply: 550 no such user$/);
  });
  it('reports at its end the number of messages that are really being sent', () => {
    const over = (counts: FutureCounts) => createMessage({ ...FAILING, counts }, { isBreach: false }).summary;
    expect(over(NOTHING_UNDELIVERED)).toBe('No messages are waiting.');
    expect(over({ ...NOTHING_UNDELIVERED, onTheWay: 2 })).toBe('2 messages are being sent.');
    expect(over({ ...NOTHING_UNDELIVERED, failed: 9 })).toMatch(/^9 messages were not delivered\./);
  });
  it('is reported when it works again', () => {
    expect(createMessage(FAILING, { isBreach: false }).title).toBe('Mail delivers your messages again');
  });
});

describe('an outage', () => {
  const OUTAGE = {
    kind: 'outage',
    startedAt: MONDAY - HOUR,
    endedAt: MONDAY - HOUR / 2,
    place: 'beyond',
    isEndObserved: true,
  } as const;
  it('that has ended is reported with start, end and likely place', () => {
    const { title, summary } = createMessage(OUTAGE);
    expect(title).toBe('Your line was down for 30 min');
    expect(summary).toMatch(
      /^It was down from .*07:00 to .*07:30\. Your router answered, .* provider’s line\.$/,
    );
  });
  it('names its network, and the way out step by step', () => {
    const { summary, method } = createMessage({
      ...OUTAGE,
      network: 'eth0, 192.168.1.0/24',
      route: {
        interfaceName: 'eth0',
        linkKind: 'ethernet',
        isConnected: true,
        gateway: '192.168.1.1',
        gatewayAnswer: 'answered',
        targets: [{ address: '9.9.9.9:443', answer: 'silent' }],
      },
    });
    expect(summary).toMatch(/ to .*07:30\. In the network Home\. Your router answered, /);
    expect(method).toContain('192.168.1.1');
    expect(method).toContain('9.9.9.9:443');
    expect(createMessage(OUTAGE).method).toBe('');
  });
  it('whose end was not observed says so', () => {
    expect(createMessage({ ...OUTAGE, isEndObserved: false }).summary).toContain('until at least');
  });
  it('that lasts is reported with its start, and with the time of the message', () => {
    const { title, summary } = createMessage({ ...OUTAGE, endedAt: null });
    expect(title).toBe('Your line is down');
    expect(summary).toMatch(/since .*07:00\. This was written at .*08:00/);
  });
});

describe('every occasion', () => {
  const DETAILS: readonly OccasionDetail[] = [
    { kind: 'silence', lastRunAt: MONDAY - 26 * HOUR },
    { kind: 'channel-failing', channel: 'ntfy', since: MONDAY, waiting: 1, reply: '' },
    { kind: 'outage', startedAt: MONDAY - HOUR, endedAt: MONDAY, place: 'unknown', isEndObserved: true },
    { kind: 'outage-count', outages: 3, downMs: HOUR },
    { kind: 'line', figure: 'latency', value: 240, minutes: 10 },
    WEEK,
  ];
  it.each(DETAILS)('has a complete layout in both languages: $kind', (detail) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const message = createMessage(detail, { language });
      for (const page of [messageHtml(message), messageText(message)]) {
        expect(page).not.toMatch(/undefined|null|NaN|\[object|\{\{|message:|rules:/);
        for (const { title, time } of message.items)
          for (const word of [title, time]) expect(page).toContain(word);
      }
    }
  });
  it('is sent to every recipient of every channel of its rule, each with a Message-ID of its own', () => {
    const [detail = WEEK] = DETAILS;
    const judged = { occasion: { id: 'o1', at: MONDAY, detail }, verdict: verdictOn(detail) };
    expect(
      draftOccasion(judged, NO_RUNS, draftContext()).map(({ messageId, kind }) => [messageId, kind]),
    ).toEqual([
      ['<o1.mail-1@a41f.linewatch>', 'occasion'],
      ['<o1.desktop-1@a41f.linewatch>', 'occasion'],
    ]);
  });
  it('is sent as a plain message if it cannot be composed', () => {
    const broken = (() => {
      throw new Error('undefined is not a function');
    }) as unknown as Texts;
    const judged = { occasion: { id: 'o1', at: MONDAY, detail: WEEK }, verdict: verdictOn(WEEK) };
    const [mail] = draftOccasion(judged, NO_RUNS, draftContext({ texts: broken }));
    expect(mail?.message).toMatchObject({ title: 'Linewatch: digest' });
  });
});
