import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import type { ReportOrder } from '../../shared/report/report-order';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { DigestCondition } from '../../shared/rules/rules';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { textsIn } from '../../shared/texts/i18n';
import type { ReportDocument } from '../core/report/context';
import { mailDraft } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { judgeAfresh } from '../testing/messages';
import { failedRun } from '../testing/runs';
import { monthBefore, ReportAttacher } from './report-attacher';

const AT = Date.parse('2026-12-01T07:00:00Z');
const DIGEST: Occasion = { id: 'digest-1', at: AT, detail: { kind: 'digest', from: 0, to: AT } };
const PDF = new TextEncoder().encode('%PDF-1.7');

function attaching(
  make: () => Promise<ReportDocument>,
  {
    isWanted = true,
    every = 'month',
    reportLanguage = 'app',
  }: {
    readonly isWanted?: boolean;
    readonly every?: DigestCondition['every'];
    readonly reportLanguage?: 'app' | 'de';
  } = {},
) {
  const orders: ReportOrder[] = [];
  const timers = new FakeClock();
  const [judged] = judgeAfresh(failedRun()).verdicts;
  if (judged === undefined) throw new Error('no verdict');
  const verdict: Verdict = {
    ...judged,
    rule: { ...judged.rule, condition: { kind: 'digest', every, at: '08:00' } },
  };
  const { channels } = DEFAULT_SETTINGS;
  const attacher = new ReportAttacher({
    settings: () => ({
      channels: {
        ...channels,
        mail: { ...channels.mail, attachReport: isWanted, reportPaper: 'letter', reportLanguage },
      },
    }),
    words: () => ({ texts: textsIn('en'), language: 'en', timeZone: 'Europe/Berlin' }),
    makeDocument: (order) => {
      orders.push(order);
      return make();
    },
    keep: () => 'file-1',
    timers,
    log: () => undefined,
  });
  const drafts = [mailDraft(), mailDraft({ id: 'other', channel: 'desktop', recipient: '' })];
  return { attached: attacher.attach(DIGEST, verdict, drafts), drafts, orders, timers };
}

const made = (content = PDF) => Promise.resolve({ kind: 'made', content, tests: 3 } as const);

describe('the mail of a monthly digest', () => {
  it('has a report in the language that is chosen for it, and its own words in that of Linewatch', async () => {
    const { attached, orders } = attaching(() => made(), { reportLanguage: 'de' });
    expect((await attached)[0]?.message.attachment?.leftOut).toBe(textsIn('en')('report:attached.leftOut'));
    expect(orders.map(({ language }) => language)).toEqual(['de']);
  });

  it('comes with the report of the last month, and what goes elsewhere without', async () => {
    const { attached, drafts, orders } = attaching(() => made());
    const [mail, other] = await attached;
    expect(mail?.message.attachment).toMatchObject({
      id: 'file-1',
      fileName: 'linewatch-report-2026-11.pdf',
    });
    expect(other).toEqual(drafts[1]);
    expect(orders).toEqual([
      {
        range: { from: Date.parse('2026-10-31T23:00:00Z'), to: Date.parse('2026-11-30T23:00:00Z') },
        network: null,
        format: 'pdf',
        paper: 'letter',
        language: 'en',
      },
    ]);
  });

  it.each([
    ['the user does not want it', { isWanted: false }],
    ['it is of a week', { every: 'week' as const }],
  ])('comes without where %s', async (_, change) => {
    const { attached, drafts, orders } = attaching(() => made(), change);
    expect(await attached).toEqual(drafts);
    expect(orders).toEqual([]);
  });

  it.each([
    [
      'it cannot be printed',
      () => Promise.reject(new Error('no display')),
      /could not be attached: .*no display/,
    ],
    ['it is too large', () => made(new Uint8Array(5_000_001)), /larger than 5 MB/],
    ['records are being prepared', () => Promise.resolve({ kind: 'not-ready' } as const), /being prepared/],
    [
      'there are too many tests',
      () => Promise.resolve({ kind: 'too-many', tests: 60_000, most: 50_000 } as const),
      /Choose a shorter period/,
    ],
  ])('says that it could not be made where %s', async (_, make, words) => {
    const [mail, other] = await attaching(make).attached;
    expect(mail?.message.attachment).toBeUndefined();
    expect(mail?.message.summary).toMatch(words);
    expect(other?.message.summary).not.toMatch(words);
  });

  it('does not wait for ever', async () => {
    const { attached, timers } = attaching(() => new Promise(() => undefined));
    await timers.advance(3 * MINUTE_MS);
    const [mail] = await attached;
    expect(mail?.message.summary).toContain('not made within three minutes');
  });
});

describe('the month before a moment', () => {
  it.each([
    ['2026-04-01T06:00:00Z', 'Europe/Berlin', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'],
    ['2026-01-01T06:00:00Z', 'UTC', '2025-12-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-03-01T06:00:00Z', 'Asia/Tokyo', '2026-01-31T15:00:00Z', '2026-02-28T15:00:00Z'],
  ])('%s in %s', (at, zone, from, to) => {
    expect(monthBefore(Date.parse(at), zone)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });
});
