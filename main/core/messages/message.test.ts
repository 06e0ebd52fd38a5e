import { describe, expect, it } from 'vitest';
import { FAILURE_REASONS } from '../../../shared/run';
import { TRIGGERS } from '../../../shared/trigger';
import { rulesSchema } from '../../../shared/rules/rules';
import { createEvaluation } from '../../testing/evaluations';
import { ALL_TOLD, judgeAfresh, createMessage } from '../../testing/messages';
import { bareRun, completedRun, failedRun, GOOD_FIGURES, RUN_OF, runWith } from '../../testing/runs';

const NO_PLAN = { downloadBitsPerSecond: null, uploadBitsPerSecond: null };
const title = (...of: Parameters<typeof createMessage>) => createMessage(...of).title;

describe('the headline of a message', () => {
  it('says how good a line is compared with its plan', () => {
    expect(createMessage(completedRun())).toMatchObject({
      tone: 'good',
      title: 'Your line is good: 94 of 100 Mbit/s',
      summary:
        'Measured 94.1 Mbit/s down, 38.2 Mbit/s up, 11 ms latency. ' +
        'Quality: streaming good, gaming good, calls good.',
    });
  });
  it('does not call half of the plan good, even without a limit', () => {
    const message = createMessage(runWith({ downloadBitsPerSecond: 50_000_000 }), 'en', { verdicts: [] });
    expect(message.tone).toBe('warning');
    expect(message.title).toBe('Your line is slower than your plan: 50 of 100 Mbit/s');
  });
  it('gives the figures if there is no plan to compare with', () => {
    expect(title(completedRun(), 'en', { plan: NO_PLAN })).toBe(
      'Your line gives 94.1 Mbit/s down and 38.2 Mbit/s up',
    );
    const onlyDown = runWith({ uploadBitsPerSecond: null });
    expect(title(onlyDown, 'en', { plan: NO_PLAN })).toBe('Your line gives 94.1 Mbit/s down');
    const onlyUp = runWith({ downloadBitsPerSecond: null });
    expect(title(onlyUp, 'en', { plan: NO_PLAN })).toBe('Your line gives 38.2 Mbit/s up');
  });
  it('is in the unit that the reader has chosen: sentences, table, reason and chart', () => {
    const run = runWith({ downloadBitsPerSecond: 71_400_000 });
    const recent = [1, 2, 3].map((day) =>
      completedRun({ id: `r${day}`, startedAt: run.startedAt - day * 3_600_000 }),
    );
    const message = createMessage(run, 'en', { rateUnit: 'MB/s', recent });
    expect(message.title).toBe('Slow download: 8.9 of 12.5 MB/s');
    expect(message.summary).toContain('Download was 8.93 MB/s, below your limit of 10 MB/s.');
    expect(message.rows[0]?.cells['measured']).toEqual({ text: '8.93 MB/s', value: 71_400_000 });
    expect(message.chart).toMatchObject({ title: 'Download in MB/s', unit: 'MB/s', limit: 12.5 });
    expect(message.chart?.points.at(-1)?.[1]).toBe(8.925);
    expect(JSON.stringify({ ...message, data: null })).not.toContain('Mbit/s');
  });
  it('names the exceeded limit, and all others after it', () => {
    const message = createMessage(runWith({ downloadBitsPerSecond: 71_400_000, latencyMs: 62 }));
    expect(message.tone).toBe('warning');
    expect(message.title).toBe('Slow download: 71 of 100 Mbit/s');
    expect(message.summary).toBe(
      'Download was 71.4 Mbit/s, below your limit of 80 Mbit/s. ' +
        'Latency was 62 ms, above your limit of 50 ms. ' +
        'Quality: streaming good, gaming average, calls average.',
    );
  });
  it.each([
    ['plan', 'minimum', 'of at least 60 Mbit/s', '100\u00a0% of the minimum speed of your plan (60 Mbit/s)'],
    [
      'plan',
      'normal',
      'of 80 Mbit/s normally available',
      '100\u00a0% of the normally available speed of your plan (80 Mbit/s)',
    ],
    ['plan', 'maximum', 'of 100 Mbit/s', '100\u00a0% of your plan (100 Mbit/s)'],
    ['expected', 'minimum', 'of at least 60 Mbit/s', '100\u00a0% of what you can expect (60 Mbit/s)'],
  ])('names the figure of the plan that a rule is held against: %s, %s', (kind, figure, ofPlan, limit) => {
    const plan = {
      ...ALL_TOLD.plan,
      normalDownloadBitsPerSecond: 80_000_000,
      minimumDownloadBitsPerSecond: 60_000_000,
    };
    const against = { kind, ratio: 1, figure };
    const condition = { kind: 'figure', figure: 'download', direction: 'below', against };
    const rules = rulesSchema.parse([{ id: 'contract', condition }]);
    const slow = runWith({ downloadBitsPerSecond: 55_000_000 });
    const { verdicts } = judgeAfresh(slow, { ...ALL_TOLD, plan, rules });
    const message = createMessage(slow, 'en', { plan, verdicts, telling: verdicts });
    expect(message.title).toBe(`Slow download: 55 ${ofPlan}`);
    expect(message.summary).toContain(`Download was 55.0 Mbit/s, below ${limit}.`);
  });
  it('names that figure for a line that is good, or slow without a rule that tells it', () => {
    const plan = { ...ALL_TOLD.plan, minimumDownloadBitsPerSecond: 60_000_000 };
    const against = { kind: 'plan', ratio: 1, figure: 'minimum' };
    const condition = { kind: 'figure', figure: 'download', direction: 'below', against };
    const rules = rulesSchema.parse([{ id: 'contract', condition }]);
    const titleAt = (downloadBitsPerSecond: number) => {
      const run = runWith({ downloadBitsPerSecond });
      const evaluation = createEvaluation(run, { plan, rules });
      return title(run, 'en', { plan, evaluation, verdicts: [], telling: [] });
    };
    expect(titleAt(70_000_000)).toBe('Your line is good: 70 of at least 60 Mbit/s');
    expect(titleAt(50_000_000)).toBe('Your line is slower than your plan: 50 of at least 60 Mbit/s');
  });
  it('names upload and latency if only they exceed their limits', () => {
    expect(title(runWith({ uploadBitsPerSecond: 12_000_000 }))).toBe('Slow upload: 12 of 40 Mbit/s');
    expect(title(runWith({ uploadBitsPerSecond: 12_000_000 }), 'en', { plan: NO_PLAN })).toBe(
      'Slow upload: 12.0 Mbit/s',
    );
    expect(title(runWith({ latencyMs: 62 }))).toBe('Latency is high: 62 ms');
  });
  it.each(FAILURE_REASONS)('explains why a run failed (%s) and what to do', (reason) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const message = createMessage(failedRun({ reason }), language);
      expect(message.tone).toBe(reason === 'standstill' ? 'neutral' : 'bad');
      expect(message.title).not.toMatch(/message:|failed\.|^$/);
      expect(message.summary).not.toMatch(/run:|failure\.|^$/);
    }
  });
  it('exists for every outcome', () => {
    const titles = Object.values(RUN_OF).map((run) => title(run));
    expect(titles).toEqual([
      'Your line is good: 94 of 100 Mbit/s',
      'Your line could not be measured: the test server refused the connection',
      'A test was cancelled',
      'A test was skipped',
      'A test was missed',
      'A test was interrupted',
    ]);
  });
  it('marks a test message, which is otherwise the same', () => {
    const real = createMessage(completedRun());
    expect(createMessage(completedRun(), 'en', { kind: 'test' })).toEqual({
      ...real,
      title: 'Test message: Your line is good: 94 of 100 Mbit/s',
      because:
        'You get this because you asked for a test message. It was sent in the same way as every other message.',
      data: { ...real.data, kind: 'test' },
    });
  });
});

describe('the figures of a message', () => {
  type Cell = readonly [text: string, value: number];
  const cell = ([text, value]: Cell) => ({ text, value: expect.closeTo(value) as number });
  const cells = (measured: Cell, usual: Cell, plan?: Cell) => ({
    measured: cell(measured),
    usual: cell(usual),
    ...(plan && { plan: cell(plan) }),
  });

  it('are shown beside the plan and the usual values, each with its unit', () => {
    const usual = { ...GOOD_FIGURES, downloadBitsPerSecond: 78_900_000, latencyMs: 9.24 };
    const { rows, columns } = createMessage(completedRun(), 'en', { usual });
    expect(columns).toEqual([
      { kind: 'measured', label: 'Now' },
      { kind: 'plan', label: 'Plan' },
      { kind: 'usual', label: 'Usual' },
    ]);
    expect(rows.map(({ label, cells }) => [label, cells])).toEqual([
      ['Download', cells(['94.1 Mbit/s', 94.1e6], ['78.9 Mbit/s', 78.9e6], ['100 Mbit/s', 100e6])],
      ['Upload', cells(['38.2 Mbit/s', 38.2e6], ['38.2 Mbit/s', 38.2e6], ['40 Mbit/s', 40e6])],
      ['Latency', cells(['11 ms', 11.2], ['9.2 ms', 9.24])],
      ['Latency while downloading', cells(['50 ms', 49.5], ['50 ms', 49.5])],
      ['Latency while uploading', cells(['38 ms', 38.1], ['38 ms', 38.1])],
      ['Jitter', cells(['0.8 ms', 0.8], ['0.8 ms', 0.8])],
      ['Added latency under load', cells(['38 ms, grade B', 38.3], ['40 ms, grade B', 40.26])],
      ['Responsiveness (new connections only)', cells(['1\u202f212 RPM', 1_212], ['1\u202f212 RPM', 1_212])],
      ['Packet loss', cells(['0.1\u00a0%', 0.001], ['0.1\u00a0%', 0.001])],
    ]);
    expect(rows.map(({ figure, unit }) => [figure, unit])).toEqual([
      ['downloadBitsPerSecond', 'bit/s'],
      ['uploadBitsPerSecond', 'bit/s'],
      ['latencyMs', 'ms'],
      ['loadedLatencyDownloadMs', 'ms'],
      ['loadedLatencyUploadMs', 'ms'],
      ['jitterMs', 'ms'],
      ['addedLatencyMs', 'ms'],
      ['rpm', 'rpm'],
      ['packetLossRatio', 'ratio'],
    ]);
  });
  it('keep their unit if the plan has another one', () => {
    const [download] = createMessage(runWith({ downloadBitsPerSecond: 640_000 })).rows;
    expect(download).toMatchObject({
      cells: { measured: { text: '640 kbit/s', value: 640_000 }, plan: { text: '100 Mbit/s', value: 100e6 } },
    });
  });
  it('are dashes if they were not measured, never zero', () => {
    const message = createMessage(bareRun());
    expect(message.rows.map(({ cells: { measured } }) => measured)).toEqual(
      Array(6).fill({ text: '–', value: null }),
    );
    expect(message.title).toBe('The test ended, but gave no figure for your line');
    expect(message.method).toBe(
      'Measured Mon 23 Nov 2026, 15:37 (Europe/Berlin) by LibreSpeed. Confidence: download high, upload medium.',
    );
  });
  it('are omitted for a failed run without any, and shown for one with some', () => {
    expect(createMessage(failedRun()).rows).toEqual([]);
    const half = failedRun({ figures: { ...GOOD_FIGURES, uploadBitsPerSecond: null } });
    expect(createMessage(half).rows.slice(0, 2)).toMatchObject([
      { cells: { measured: { text: '94.1 Mbit/s' } } },
      { cells: { measured: { text: '–' } } },
    ]);
  });
});

describe('the details', () => {
  it('contain the time with its zone, the provider, the server and the data used', () => {
    expect(createMessage(completedRun()).method).toBe(
      'Measured Mon 23 Nov 2026, 15:37 (Europe/Berlin) by LibreSpeed. Server: Frankfurt. ' +
        'Confidence: download high, upload medium. Data used: 17 MB.',
    );
  });
  it('contain the technical cause of a failed run', () => {
    expect(createMessage(failedRun()).method).toMatch(
      /Technical cause: connect ECONNREFUSED 127\.0\.0\.1:9$/,
    );
  });
  it('say when the next message follows, by the repeat policy of the rule', () => {
    const slow = {
      id: 'slow',
      name: 'Mine',
      condition: {
        kind: 'figure',
        figure: 'download',
        direction: 'below',
        against: { kind: 'value', value: 200e6 },
      },
    };
    const because = (change: object) => {
      const rules = rulesSchema.parse([{ ...slow, ...change }]);
      const { verdicts } = judgeAfresh(completedRun(), { ...ALL_TOLD, rules });
      return createMessage(completedRun(), 'en', { verdicts, telling: verdicts }).because;
    };
    expect(because({ repeat: { kind: 'every-hours', hours: 3 } })).toBe(
      'You get this because of the rule “Mine”. You will be notified again after 3 hours, if it still applies.',
    );
    expect(because({ repeat: { kind: 'once' } })).toMatch(/You will be notified again when it is over\.$/);
    expect(because({ repeat: { kind: 'once' }, tellsRecovery: false })).toMatch(/if it happens again\.$/);
    expect(because({ condition: { kind: 'every-result' }, repeat: { kind: 'once' } })).toMatch(
      /You will be notified again each time it applies\.$/,
    );
  });
  it('name every rule that notifies', () => {
    expect(createMessage(completedRun()).because).toBe(
      'You get this because of the rule “Every result”. You will be notified again each time it applies.',
    );
    expect(createMessage(failedRun(), 'zh-CN').because).toBe(
      '您收到此消息，是因为规则“每次结果”、“测试失败或中断”。',
    );
  });
  it('never mention the trigger: runs that differ only in it read the same', () => {
    const messages = TRIGGERS.map((trigger) => createMessage(completedRun({ trigger })));
    const labels = messages.map(({ data }) => data?.run?.trigger);
    expect(labels).toEqual([...TRIGGERS]);
    const read = messages.map(({ data: _forMachines, ...words }) => JSON.stringify(words));
    expect(new Set(read).size).toBe(1);
  });
});
