import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../shared/messages/message';
import { ABSENT_FIGURES } from '../../../../shared/run';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { RUN_COLUMNS, runRow } from '../../../testing/table';
import { apprise } from './apprise';
import { discord } from './discord';
import { gotify } from './gotify';
import type { HttpRequest } from './request';
import { ntfy } from './ntfy';
import { ping } from './ping';
import { pushover } from './pushover';
import { slack } from './slack';
import { telegram } from './telegram';

const MESSAGE: Message = {
  tone: 'bad',
  title: 'No <line> & *no* mail @everyone',
  summary: 'It failed.',
  columns: RUN_COLUMNS,
  rows: [runRow('Download', '71.4 Mbit/s', '100')],
  method: '',
  because: '',
  items: [],
  chart: null,
  data: null,
  language: 'en',
};
const LONG = { ...MESSAGE, summary: 'many words '.repeat(2_000) };
const CREATED_AT = 1_795_000_000_000;
const TOOLS = { hmacSha256: () => 'f00', now: CREATED_AT, closing: 'The rest is in Linewatch.' };
const { channels } = DEFAULT_SETTINGS;
const of = (message: Message) => ({ message, messageId: '<run-1.mail@home>', createdAt: CREATED_AT });
const json = ({ body }: HttpRequest) => JSON.parse(body) as Record<string, unknown>;
const PLAIN_BODY = 'It failed.\n\nDownload: 71.4 Mbit/s · Plan 100';

describe('ntfy', () => {
  const settings = { ...channels.ntfy, topic: 'line' };

  it('gets JSON, which supports any language, and a number that replaces copies', () => {
    const request = ntfy(of(MESSAGE), settings, { token: 'tk_1' }, TOOLS);
    expect(request.url).toBe('https://ntfy.sh/');
    expect(request.headers['Authorization']).toBe('Bearer tk_1');
    expect(json(request)).toEqual({
      topic: 'line',
      title: MESSAGE.title,
      message: PLAIN_BODY,
      priority: 4,
      tags: ['rotating_light'],
      sequence_id: 'run-1mailhome',
    });
  });

  it('gets at most 4096 bytes, also for Chinese', () => {
    const message = { ...MESSAGE, language: 'zh-CN', summary: '线路很慢。'.repeat(500) };
    const text = String(
      json(ntfy(of(message), settings, {}, { ...TOOLS, closing: '其余内容请在 Linewatch 中查看。' }))[
        'message'
      ],
    );
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(4_096);
    expect(text.endsWith('其余内容请在 Linewatch 中查看。')).toBe(true);
  });
});

describe('ntfy', () => {
  it('gets JSON that its server accepts, also for text that JSON doubles', () => {
    const message = { ...MESSAGE, title: '"'.repeat(400), summary: '"\n'.repeat(4_000) };
    const { body } = ntfy(of(message), { ...channels.ntfy, topic: 'x'.repeat(64) }, {}, TOOLS);
    expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(8_192);
  });
});

describe('Gotify', () => {
  it('gets the token in a header, and another priority for bad news', () => {
    const settings = { ...channels.gotify, server: 'https://push.example.org/gotify/' };
    const request = gotify(of(MESSAGE), settings, { token: 'A1' }, TOOLS);
    expect(request.url).toBe('https://push.example.org/gotify/message');
    expect(request.headers['X-Gotify-Key']).toBe('A1');
    expect(json(request)).toMatchObject({ title: MESSAGE.title, message: PLAIN_BODY, priority: 8 });
  });
});

describe('Telegram', () => {
  const settings = { ...channels.telegram, chatId: '-100123', threadId: '7', isSilent: true };

  it('gets escaped HTML', () => {
    const request = telegram(of(MESSAGE), settings, { token: '1:a-b_c' }, TOOLS);
    expect(request.url).toBe('https://api.telegram.org/bot1:a-b_c/sendMessage');
    expect(json(request)).toMatchObject({
      chat_id: '-100123',
      message_thread_id: 7,
      text: `<b>No &lt;line&gt; &amp; *no* mail @everyone</b>\n\n${PLAIN_BODY}`,
      parse_mode: 'HTML',
      disable_notification: true,
    });
  });

  it('gets at most 4096 characters', () => {
    const text = String(json(telegram(of(LONG), settings, { token: '1:a' }, TOOLS))['text']);
    expect(text.replace(/<\/?b>/g, '').replace(/&\w+;/g, '&').length).toBeLessThanOrEqual(4_096);
    expect(text.endsWith('…\n\nThe rest is in Linewatch.')).toBe(true);
  });
});

describe('Discord', () => {
  const secrets = { webhookUrl: 'https://discord.com/api/webhooks/1/x' };

  it('gets escaped markup, without mentions', () => {
    const settings = { ...channels.discord, threadId: '9' };
    const request = discord(of(MESSAGE), settings, secrets, TOOLS);
    expect(request.url).toBe('https://discord.com/api/webhooks/1/x?wait=true&thread_id=9');
    expect(json(request)).toMatchObject({
      content: 'No \\<line\\> & \\*no\\* mail \\@everyone',
      allowed_mentions: { parse: [] },
      embeds: [{ color: 0xe03131, timestamp: '2026-11-18T11:06:40.000Z' }],
    });
  });

  it('gets no more than its limits', () => {
    const message = { ...LONG, title: '*'.repeat(3_000) };
    const { content, embeds } = json(discord(of(message), channels.discord, secrets, TOOLS));
    expect(String(content).length).toBeLessThanOrEqual(2_000);
    expect((embeds as { description: string }[])[0]?.description.length).toBeLessThanOrEqual(4_096);
  });
});

describe('Slack', () => {
  const secrets = { webhookUrl: 'https://hooks.slack.com/services/T/B/x' };

  it('gets plain text with escaped control characters', () => {
    expect(json(slack(of(MESSAGE), channels.slack, secrets, TOOLS))).toEqual({
      text: 'No &lt;line&gt; &amp; *no* mail @everyone',
      blocks: [
        { type: 'header', text: expect.objectContaining({ type: 'plain_text' }) as unknown },
        { type: 'section', text: { type: 'plain_text', text: PLAIN_BODY, emoji: false } },
      ],
    });
  });

  it('gets at most 3000 characters in a block and 150 in its header, escaped', () => {
    const message = { ...MESSAGE, title: '&'.repeat(200), summary: 'a & b '.repeat(2_000) };
    const { blocks } = json(slack(of(message), channels.slack, secrets, TOOLS));
    const [header, section] = (blocks as { text: { text: string } }[]).map(({ text }) => text.text.length);
    expect(header).toBeLessThanOrEqual(150);
    expect(section).toBeLessThanOrEqual(3_000);
  });
});

describe('Pushover', () => {
  const secrets = { user: 'u', token: 't' };

  it('gets devices, priority and the time of the message', () => {
    const settings = { ...channels.pushover, devices: ['phone', 'desk'], sound: 'siren' };
    expect(json(pushover(of(MESSAGE), settings, secrets, TOOLS))).toEqual({
      token: 't',
      user: 'u',
      title: MESSAGE.title,
      message: PLAIN_BODY,
      priority: 1,
      timestamp: 1_795_000_000,
      device: 'phone,desk',
      sound: 'siren',
    });
  });

  it('gets a title of at most 250 and a text of at most 1024 characters', () => {
    const message = { ...LONG, title: 'word '.repeat(100) };
    const { title, message: text } = json(pushover(of(message), channels.pushover, secrets, TOOLS));
    expect(String(title).length).toBeLessThanOrEqual(250);
    expect(String(text).length).toBeLessThanOrEqual(1_024);
    expect(text).toMatch(/ (?:many|words)…\n\nThe rest is in Linewatch\.$/);
  });

  it('gets as many characters as it counts; an emoji is one', () => {
    const message = { ...MESSAGE, rows: [], summary: '😀'.repeat(1_024) };
    const { message: text } = json(pushover(of(message), channels.pushover, secrets, TOOLS));
    expect(text).toBe('😀'.repeat(1_024));
  });
});

describe('Apprise', () => {
  const settings = { ...channels.apprise, server: 'http://apprise.example.org', tags: 'phone' };

  it('gets the key in its URL, or the addresses of services in the message', () => {
    const stored = apprise(of(MESSAGE), settings, { key: 'my key', urls: 'x://' }, TOOLS);
    expect(stored.url).toBe('http://apprise.example.org/notify/my%20key');
    expect(json(stored)).toEqual({
      title: MESSAGE.title,
      body: PLAIN_BODY,
      type: 'failure',
      format: 'text',
      tag: 'phone',
    });
    const direct = apprise(of(MESSAGE), settings, { urls: 'ntfy://x' }, TOOLS);
    expect(direct.url).toBe('http://apprise.example.org/notify');
    expect(json(direct)).toMatchObject({ urls: 'ntfy://x' });
  });
});

describe('a ping', () => {
  const RUN = {
    id: 'run-1',
    trigger: 'schedule',
    reason: null,
    provider: 'librespeed',
    server: null,
    startedAt: CREATED_AT,
    finishedAt: CREATED_AT,
    figures: { ...ABSENT_FIGURES, latencyMs: 11.5 },
  } as const;
  const about = (outcome: 'completed' | 'failed', change: Partial<Message> = {}): Message => ({
    ...MESSAGE,
    tone: outcome === 'failed' ? 'bad' : 'good',
    title: 'Slow: 71.4 & 100\nMbit/s',
    data: { kind: 'run', run: { ...RUN, outcome }, occasion: null, rules: [] },
    ...change,
  });
  const getAsked = (url: string, message: Message, isFailureTold = true) =>
    ping(of(message), { ...channels.ping, isFailureTold }, { url }, TOOLS);

  const HEALTHCHECKS = 'https://hc-ping.com/uuid?create=1';

  it('is a failure for a failed run, and a heartbeat for a completed one, slow or not', () => {
    const failed = 'https://hc-ping.com/uuid/fail?create=1';
    expect(getAsked(HEALTHCHECKS, about('failed')).url).toBe(failed);
    expect(getAsked(HEALTHCHECKS, about('completed')).url).toBe(HEALTHCHECKS);
    expect(getAsked(HEALTHCHECKS, about('completed', { tone: 'bad' })).url).toBe(HEALTHCHECKS);
    expect(getAsked(HEALTHCHECKS, about('failed'), false).url).toBe(HEALTHCHECKS);
  });

  it('follows the tone if an older version wrote no data', () => {
    const failed = 'https://hc-ping.com/uuid/fail?create=1';
    expect(getAsked(HEALTHCHECKS, MESSAGE).url).toBe(failed);
    expect(getAsked(HEALTHCHECKS, { ...MESSAGE, tone: 'warning' }).url).toBe(failed);
    expect(getAsked(HEALTHCHECKS, { ...MESSAGE, tone: 'good' }).url).toBe(HEALTHCHECKS);
    expect(getAsked(HEALTHCHECKS, { ...MESSAGE, tone: 'neutral' }).url).toBe(HEALTHCHECKS);
  });

  it('contains the result of the run', () => {
    const { method, body } = getAsked(HEALTHCHECKS, about('completed'));
    expect(method).toBe('POST');
    expect(body).toBe(`Slow: 71.4 & 100\nMbit/s\n\n${PLAIN_BODY}`);
  });

  const WORDS = 'Slow%3A+71.4+%26+100+Mbit%2Fs';

  it.each([
    ['Better Stack', 'https://uptime.betterstack.com/api/v1/heartbeat/abc', 'POST', '', '/fail'],
    [
      'Uptime Kuma, whatever was pasted with its address',
      'https://kuma.example.org/api/push/abc?status=up&msg=OK&ping=',
      'GET',
      `https://kuma.example.org/api/push/abc?status=up&msg=${WORDS}&ping=11.5`,
      `https://kuma.example.org/api/push/abc?status=down&msg=${WORDS}&ping=11.5`,
    ],
    [
      'Cronitor',
      'https://cronitor.link/p/key/line?host=desk',
      'GET',
      `https://cronitor.link/p/key/line?host=desk&state=complete&message=${WORDS}`,
      `https://cronitor.link/p/key/line?host=desk&state=fail&message=${WORDS}`,
    ],
    [
      "Dead Man's Snitch",
      'https://nosnch.in/c2354d53d2',
      'GET',
      `https://nosnch.in/c2354d53d2?s=0&m=${WORDS}`,
      `https://nosnch.in/c2354d53d2?s=1&m=${WORDS}`,
    ],
  ])('has the form of %s', (_name, url, method, completed, failed) => {
    const [good, bad] = [getAsked(url, about('completed')), getAsked(url, about('failed'))];
    expect([good.method, bad.method]).toEqual([method, method]);
    expect(good.url).toBe(completed === '' ? url : completed);
    expect(bad.url).toBe(failed.startsWith('/') ? `${url}${failed}` : failed);
    if (method === 'GET') expect(good.body).toBe('');
  });

  it('puts no more text into a URL than fits', () => {
    const { url } = getAsked('https://nosnch.in/a', about('completed', { title: '线路很慢😀'.repeat(200) }));
    expect(url.length).toBeLessThan(2_000);
    expect(new URL(url).searchParams.get('m')?.isWellFormed()).toBe(true);
  });
});
