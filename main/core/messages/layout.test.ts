import { describe, expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../../shared/i18n';
import { SLOW_MESSAGE } from '../../testing/drafts';
import { messageOf } from '../../testing/messages';
import { bareRun, completedRun, failedRun, RUN_OF } from '../../testing/runs';
import { messageHtml } from './html';
import { messageText } from './text';

const RUNS = [
  ['a full result', completedRun()],
  ['a result without any figure', bareRun()],
  ['a failed run', failedRun()],
  ['an interrupted run', RUN_OF.interrupted],
] as const;

describe.each(SPOKEN_LANGUAGES)('in %s', (language) => {
  it.each(RUNS)('%s is laid out as page and as text with nothing missing', (_name, run) => {
    const message = messageOf(run, language);
    for (const page of [messageHtml(message), messageText(message)]) {
      expect(page).not.toMatch(/undefined|null|NaN|\[object|\{\{|message:/);
      const plain = page.replace(/&#39;/g, "'");
      const words = [message.title, message.summary, message.method, message.because];
      const cells = message.rows.flatMap((row) => [row.label, row.now, row.plan ?? '–', row.usual ?? '–']);
      for (const text of [...words, ...cells]) expect(plain).toContain(text);
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
  it('loads nothing from anywhere and runs nothing', () => {
    expect(messageHtml(SLOW_MESSAGE)).not.toMatch(/<(?:img|script|link|iframe)|url\(|https?:/);
  });
  it('shows words of a server as words, also when they are markup', () => {
    const hostile = `<img src=x onerror="alert('1')"> & more`;
    const html = messageHtml({
      ...SLOW_MESSAGE,
      ...{ title: hostile, summary: hostile, method: hostile, because: hostile },
      rows: [{ label: hostile, now: hostile, plan: hostile, usual: hostile }],
    });
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt; &amp; more/g)).toHaveLength(
      9,
    );
  });
});

describe('the text', () => {
  it('sets the figures in columns', () => {
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
  it('keeps the columns of Chinese words, which are twice as wide', () => {
    const rows = [
      { label: '下载', now: '94.1 Mbit/s', plan: null, usual: null },
      { label: '下载时的延迟', now: '50 ms', plan: null, usual: null },
    ];
    const lines = messageText({ ...SLOW_MESSAGE, rows }).split('\n');
    expect(lines[5]).toBe('下载          94.1 Mbit/s  –     –');
    expect(lines[6]).toBe('下载时的延迟  50 ms        –     –');
  });
});
