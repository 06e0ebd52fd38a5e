import { describe, expect, it } from 'vitest';
import type { Texts } from '../../../shared/texts/i18n';
import { ABSENT_FIGURES } from '../../../shared/run';
import { TRIGGERS } from '../../../shared/trigger';
import type { Settings } from '../../../shared/settings';
import { createEvaluation } from '../../testing/evaluations';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../testing/messages';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, runWith } from '../../testing/runs';
import { SameHours } from '../judging/usual';
import { draftMessages, draftTest } from './drafts';
import { usualFigures } from './usual-figures';

const to = (...addresses: string[]): Settings => ({
  ...ALL_TOLD,
  channels: { ...ALL_TOLD.channels, mail: { ...ALL_TOLD.channels.mail, to: addresses } },
});

describe('the messages of a run', () => {
  it('are one for each recipient of each channel, also if several rules notify', () => {
    const run = runWith({ downloadBitsPerSecond: 71_400_000 });
    const settings = to('a@example.org', 'b@example.org');
    const drafts = draftMessages(run, judgeAfresh(run, settings).verdicts, draftContext({ settings }));
    expect(
      drafts.map(({ id, channel, recipient, messageId }) => [id, channel, recipient, messageId]),
    ).toEqual([
      ['id1', 'mail', 'a@example.org', '<run-1.mail-1@a41f.linewatch>'],
      ['id2', 'mail', 'b@example.org', '<run-1.mail-2@a41f.linewatch>'],
      ['id3', 'desktop', '', '<run-1.desktop-1@a41f.linewatch>'],
    ]);
  });
  it('are empty if no rule notifies', () => {
    const settings = {
      ...ALL_TOLD,
      rules: ALL_TOLD.rules.filter(({ id }) => id !== 'every-result'),
    };
    const run = completedRun();
    expect(draftMessages(run, judgeAfresh(run, settings).verdicts, draftContext({ settings }))).toEqual([]);
  });
  it('are sent once to an address that was entered twice', () => {
    const settings = to('a@example.org', 'a@example.org');
    const drafts = draftMessages(
      failedRun(),
      judgeAfresh(failedRun(), settings).verdicts,
      draftContext({ settings }),
    );
    expect(drafts.filter(({ channel }) => channel === 'mail')).toHaveLength(1);
  });
  it('may be held by quiet hours at each try, unless one of the rules that tell is urgent', () => {
    const run = failedRun();
    const urgent: Settings = {
      ...ALL_TOLD,
      rules: ALL_TOLD.rules.map((rule) => ({ ...rule, isUrgent: rule.condition.kind === 'run-ended' })),
    };
    const isHeldEach = (settings: Settings) =>
      draftMessages(run, judgeAfresh(run, settings).verdicts, draftContext({ settings })).map(
        ({ mayBeHeld }) => mayBeHeld,
      );
    const calm = { ...urgent, rules: urgent.rules.map((rule) => ({ ...rule, isUrgent: false })) };
    expect(new Set(isHeldEach(calm))).toEqual(new Set([true]));
    expect(new Set(isHeldEach(urgent))).toEqual(new Set([false]));
    const [test] = draftTest(run, [], 'desktop', draftContext());
    expect(test).toMatchObject({ heldUntil: null, mayBeHeld: false });
  });
  it('wait for an address if none is set', () => {
    const drafts = draftMessages(
      failedRun(),
      judgeAfresh(failedRun(), to()).verdicts,
      draftContext({ settings: to() }),
    );
    expect(drafts[0]).toMatchObject({ channel: 'mail', recipient: '' });
  });
  it('differ only in their ids between runs that differ only in their trigger', () => {
    const texts = TRIGGERS.map((trigger, index) => {
      const run = completedRun({ trigger, id: `run-${index}` });
      const drafts = draftMessages(run, judgeAfresh(run, ALL_TOLD).verdicts, draftContext());
      return JSON.stringify(
        drafts.map(({ message: { data: _label, ...words }, ...draft }) => ({
          ...draft,
          words,
          runId: '',
          messageId: '',
        })),
      );
    });
    expect(new Set(texts).size).toBe(1);
  });
});

describe('quiet hours', () => {
  const run = failedRun();
  const judged = (settings: Settings) => judgeAfresh(run, settings, { quietUntil: 1_000 }).verdicts;
  const held = (settings: Settings) =>
    draftMessages(run, judged(settings), draftContext({ settings })).map(({ heldUntil }) => heldUntil);

  it('delay messages until their end', () => {
    expect(held(ALL_TOLD)).toEqual([1_000, 1_000]);
  });
  it('do not delay a message if one of its rules is urgent', () => {
    const rules = ALL_TOLD.rules.map((rule) => ({ ...rule, isUrgent: rule.id === 'failed' }));
    expect(held({ ...ALL_TOLD, rules })).toEqual([null, null]);
  });
});

describe('a test message', () => {
  it('is sent to every recipient of its channel, each time with a new Message-ID', () => {
    const run = completedRun();
    const context = draftContext({ settings: to('a@example.org', 'b@example.org') });
    const first = draftTest(run, judgeAfresh(run, context.settings).verdicts, 'mail', context);
    const second = draftTest(run, judgeAfresh(run, context.settings).verdicts, 'mail', context);
    expect([...first, ...second].map(({ kind, messageId }) => `${kind} ${messageId}`)).toEqual([
      'test <test-id1.mail-1@a41f.linewatch>',
      'test <test-id2.mail-2@a41f.linewatch>',
      'test <test-id3.mail-1@a41f.linewatch>',
      'test <test-id4.mail-2@a41f.linewatch>',
    ]);
  });
});

describe('a wording that fails', () => {
  const broken = (() => {
    throw new Error('undefined is not a function');
  }) as unknown as Texts;

  it('loses no message: a plain one contains every figure and what happened', () => {
    const context = draftContext({ texts: broken });
    const run = completedRun();
    const drafts = draftMessages(run, judgeAfresh(run, ALL_TOLD).verdicts, context);
    expect(drafts).toHaveLength(2);
    const [mail] = drafts;
    expect(mail?.message.title).toBe('Linewatch: a test has ended (completed)');
    expect(mail?.message.rows.map(({ label }) => label)).toEqual(Object.keys(ABSENT_FIGURES));
    expect(mail?.message.rows[0]).toMatchObject({
      label: 'downloadBitsPerSecond',
      cells: { measured: { text: '94100000' } },
    });
    expect(context.lines).toContain('A message could not be composed; a plain one takes its place');
  });
  it('loses no failed run either', () => {
    const [mail] = draftMessages(
      failedRun(),
      judgeAfresh(failedRun(), ALL_TOLD).verdicts,
      draftContext({ texts: broken }),
    );
    expect(mail?.message.summary).toContain('reason: refused, detail: connect ECONNREFUSED 127.0.0.1:9');
    expect(new Set(mail?.message.rows.map(({ cells }) => cells.measured?.text))).toEqual(new Set(['–']));
  });
});

describe('a channel whose messages cannot be composed', () => {
  it('does not affect other channels', () => {
    const { mail: _mail, ...channels } = ALL_TOLD.channels;
    const context = draftContext({ settings: { ...ALL_TOLD, channels } as Settings });
    const drafts = draftMessages(failedRun(), judgeAfresh(failedRun()).verdicts, context);
    expect(drafts.map(({ channel }) => channel)).toEqual(['desktop']);
    expect(context.lines).toEqual(['The messages for mail could not be composed']);
  });
});

describe('the usual value', () => {
  const at = Date.parse('2026-11-23T14:37:00Z');
  const run = completedRun({ id: 'now', startedAt: at });
  const before = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      completedRun({
        id: `${index}`,
        startedAt: at - (index + 1) * 86_400_000,
        figures: { ...GOOD_FIGURES, downloadBitsPerSecond: (index + 1) * 10 },
      }),
    );
  const usual = (count: number) =>
    usualFigures(run, createEvaluation(run), new SameHours([...before(count), run], 'UTC'));

  it('is the median of each figure over the same hours, without the compared run', () => {
    expect(usual(5)).toMatchObject({ downloadBitsPerSecond: 30, latencyMs: 11.2, downloadBytes: null });
  });
  it('is absent for a figure that is not comparable', () => {
    const light = { ...run, method: { ...GOOD_METHOD, mode: 'light' as const } };
    const same = new SameHours(before(5), 'UTC');
    expect(usualFigures(light, createEvaluation(light), same)).toMatchObject({
      downloadBitsPerSecond: null,
      latencyMs: 11.2,
    });
  });
  it('is absent with fewer than five other runs', () => {
    expect(usual(4)).toEqual(ABSENT_FIGURES);
  });
});
