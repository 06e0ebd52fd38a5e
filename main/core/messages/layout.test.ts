import { describe, expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../../shared/texts/i18n';
import type { MessageChart } from '../../../shared/messages/message';
import { SLOW_MESSAGE } from '../../testing/drafts';
import { createMessage } from '../../testing/messages';
import { bareRun, completedRun, failedRun, RUN_OF } from '../../testing/runs';
import { runRow } from '../../testing/table';
import { messageHtml } from './html';
import { messageText } from './text';

const RUNS = [
  ['a full result', completedRun()],
  ['a result without any figure', bareRun()],
  ['a failed run', failedRun()],
  ['an interrupted run', RUN_OF.interrupted],
] as const;

describe.each(SPOKEN_LANGUAGES)('in %s', (language) => {
  it.each(RUNS)('%s has a page and a text with nothing missing', (_name, run) => {
    const message = createMessage(run, language);
    for (const page of [messageHtml(message), messageText(message)]) {
      expect(page).not.toMatch(/undefined|null|NaN|\[object|\{\{|message:/);
      const spaced = (text: string) => text.replace(/\u00a0/g, ' ');
      const plain = spaced(page.replace(/&#39;/g, "'"));
      const words = [message.title, message.summary, message.method, message.because];
      const cells = message.rows.flatMap(({ label, cells: { measured, plan, usual } }) => [
        label,
        measured?.text ?? 'missing',
        plan?.text ?? '',
        usual?.text ?? '',
      ]);
      for (const text of [...words, ...cells]) expect(plain).toContain(spaced(text));
    }
  });
});

describe('the page', () => {
  it.each([
    ['good', '#1a9850'],
    ['warning', '#e07b00'],
    ['bad', '#d92d20'],
    ['neutral', '#667085'],
  ] as const)('has the strip of a %s message', (tone, colour) => {
    expect(messageHtml({ ...SLOW_MESSAGE, tone })).toContain(`border-top:5px solid ${colour}`);
  });
  it('is drawn in the forms of characters of its language', () => {
    const japanese = messageHtml({ ...SLOW_MESSAGE, language: 'ja' });
    expect(japanese).toContain('Hiragino Sans');
    expect(japanese).not.toContain('PingFang SC');
    expect(messageHtml({ ...SLOW_MESSAGE, language: 'zh-CN' })).toContain('PingFang SC');
  });
  it('loads no resources and runs no scripts', () => {
    expect(messageHtml(SLOW_MESSAGE)).not.toMatch(/<(?:img|script|link|iframe)|url\(|https?:/);
  });
  it('escapes markup in the words of a server', () => {
    const hostile = `<img src=x onerror="alert('1')"> & more`;
    const html = messageHtml({
      ...SLOW_MESSAGE,
      title: hostile,
      summary: hostile,
      method: hostile,
      because: hostile,
      rows: [runRow(hostile, hostile, hostile, hostile)],
    });
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt; &amp; more/g)).toHaveLength(
      9,
    );
  });
});

describe('columns', () => {
  const figures = (plan: string | null, usual: string | null) => ({
    ...SLOW_MESSAGE,
    rows: [runRow('Download', '71.4 Mbit/s', plan, usual), runRow('Latency', '11 ms')],
  });

  it.each([
    ['neither plan nor history', null, null, []],
    ['no plan', null, '78.9 Mbit/s', ['Now', 'Usual']],
    ['no history', '100 Mbit/s', null, ['Now', 'Plan']],
    ['both', '100 Mbit/s', '78.9 Mbit/s', ['Now', 'Plan', 'Usual']],
  ])('contain every comparable figure: %s', (_name, plan, usual, heads) => {
    const message = figures(plan, usual);
    const html = messageHtml(message);
    expect([...html.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, head]) => head)).toEqual(heads);
    const text = messageText(message);
    expect(['Now', 'Plan', 'Usual'].filter((head) => text.includes(head))).toEqual(heads);
    expect(text.includes('–')).toBe(heads.length > 0);
    expect(html.includes('–')).toBe(heads.length > 0);
  });
});

describe('the chart', () => {
  const chart: MessageChart = {
    title: 'Download in Mbit/s',
    from: 0,
    to: 3,
    limit: 100,
    ends: { from: '2 Jan 08:30', to: '5 Jan 08:30' },
    points: [
      [0, 94.9],
      [1, null],
      [2, 65.25],
      [3, 71.4],
    ],
  };
  const SUMMARY = 'Download in Mbit/s from 2 Jan 08:30 to 5 Jan 08:30: lowest 65.3, highest 94.9, last 71.4.';

  it('has a text alternative in the text and in the page', () => {
    const message = { ...SLOW_MESSAGE, chart };
    expect(messageText(message)).toContain(`\n\n${SUMMARY}\n\n`);
    expect(messageHtml(message, 'cid:x')).toContain(`alt="${SUMMARY} 0 to 100 Mbit/s, dashed: 100 Mbit/s"`);
  });

  it('of an older version has no times', () => {
    const { ends: _ends, ...older } = chart;
    expect(messageText({ ...SLOW_MESSAGE, chart: older })).toContain(
      '\n\nDownload in Mbit/s: lowest 65.3, highest 94.9, last 71.4.\n\n',
    );
  });
});

describe('the text', () => {
  it('aligns the figures in columns', () => {
    expect(messageText(SLOW_MESSAGE)).toBe(
      [
        'Slow: 71.4 of 100 Mbit/s',
        '',
        'Download was under your limit of 80 Mbit/s.',
        '',
        '             Now          Plan  Usual',
        'Download     71.4 Mbit/s  100   78.9',
        'Packet loss  –            –     –',
        '',
        'Measured 23 Nov 2026, 20:36:48 (Europe/Berlin) by LibreSpeed, Frankfurt.',
        '',
        'You get this because of the rule “Download below a limit”.',
        '',
      ].join('\n'),
    );
  });
  it('aligns columns of Chinese text, which is twice as wide', () => {
    const rows = [runRow('下载', '94.1 Mbit/s', '100 Mbit/s'), runRow('下载负载延迟', '50 ms')];
    const lines = messageText({ ...SLOW_MESSAGE, rows }).split('\n');
    expect(lines[5]).toBe('下载          94.1 Mbit/s  100 Mbit/s');
    expect(lines[6]).toBe('下载负载延迟  50 ms        –');
  });
});
