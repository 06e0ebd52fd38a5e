import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HTTP_CHANNEL_KINDS, type HttpChannelKind } from '../../../shared/channels';
import type { Message } from '../../../shared/messages/message';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { leasedEntry, SLOW_MESSAGE } from '../../testing/drafts';
import { PATIENT } from '../../testing/mail';
import { httpChannel, setUp } from '../../testing/http-channel';
import { httpSink } from '../../testing/http-sink';
import { useLoopbackTime } from '../../testing/loopback-time';
import { TAKEN } from '../../testing/service-answers';
import { answer, type SinkStep } from '../../testing/sink-server';
import type { WebhookPayload } from './requests/webhook-payload';
import type { HttpChannelDeps } from './channel';

useLoopbackTime();

const TOKEN = '123456:AAH-secret_token';

describe('a try', () => {
  it('after a failure has the same key, and a signature with its own time', async () => {
    const sink = await httpSink([answer(500), answer(200)]);
    const setting = { settings: { url: sink.url }, secrets: { signingKey: 'key' } };
    const [early, late] = [1_795_000_000_000, 1_795_000_030_000].map((at) =>
      httpChannel('webhook', { ...setting, deps: { clock: { now: () => at } } }),
    );
    await early?.deliver(leasedEntry(), PATIENT);
    await late?.deliver(leasedEntry(), PATIENT);
    const [first, second] = sink.arrived;
    expect(first?.headers['idempotency-key']).toBe('<message-1@test.linewatch>');
    expect(second?.headers['idempotency-key']).toBe('<message-1@test.linewatch>');
    expect(second?.body).toBe(first?.body);
    const expected = createHmac('sha256', 'key')
      .update(`1795000030.${second?.body ?? ''}`)
      .digest('hex');
    expect(second?.headers['x-linewatch-signature']).toBe(`t=1795000030,v1=${expected}`);
  });
});

describe('a message is blocked', () => {
  it.each(HTTP_CHANNEL_KINDS)('while %s is not configured', async (kind) => {
    const settings = { ...DEFAULT_SETTINGS.channels[kind] };
    const result = await httpChannel(kind, { settings }).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'blocked', isMaybeDelivered: false });
  });

  it('while its token is not stored', async () => {
    const channel = httpChannel('gotify', { settings: { server: 'http://127.0.0.1:1' } });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'secret-missing',
      reply: 'token',
    });
  });

  it('while the keyring is locked', async () => {
    const secret = () => Promise.resolve({ kind: 'unreadable', detail: 'locked' } as const);
    const channel = httpChannel('slack', { deps: { secret } });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'secret-unreadable',
      reply: 'locked',
    });
  });

  it.each(['not an address', 'file:///etc/passwd', 'https://'])(
    'while a secret URL is %j',
    async (webhookUrl) => {
      const channel = httpChannel('discord', { secrets: { webhookUrl } });
      expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
        kind: 'blocked',
        problem: 'not-configured',
      });
    },
  );

  it('while a token contains characters that a header cannot contain', async () => {
    const channel = httpChannel('gotify', {
      settings: { server: 'http://127.0.0.1:1' },
      secrets: { token: 'a\r\nX-Evil: b' },
    });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ problem: 'not-configured' });
  });
});

describe('a secret', () => {
  it('in the URL of the service appears in no reply', async () => {
    const sink = await httpSink([answer(500, `no such path /bot${TOKEN}/sendMessage`)]);
    const settings = { server: sink.url, chatId: '42' };
    const channel = httpChannel('telegram', { settings, secrets: { token: TOKEN } });
    const result = await channel.deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(result.reply).toBe('500 Internal Server Error: no such path /bot[…]/sendMessage');
  });

  it('in a header line of the user appears in no reply', async () => {
    const sink = await httpSink([answer(500, 'not with key 12345-abcde, from linewatch')]);
    const headers = ['X-Source: linewatch', 'X-Api-Key: 12345-abcde'];
    const channel = httpChannel('webhook', { settings: { url: sink.url, headers } });
    const { reply } = await channel.deliver(leasedEntry(), PATIENT);
    expect(reply).toBe('500 Internal Server Error: not with key […], from linewatch');
  });

  it('that is a URL appears in no reply, not even in part', async () => {
    const sink = await httpSink([answer(404, 'Unknown hook B0123456/XXXXsecretXXXX, path /services')]);
    const webhookUrl = `${sink.url}/services/B0123456/XXXXsecretXXXX`;
    const channel = httpChannel('slack', { secrets: { webhookUrl } });
    const { reply } = await channel.deliver(leasedEntry(), PATIENT);
    expect(reply).toBe('404 Not Found: Unknown hook […]/[…], path /[…]');
  });

  it('appears in no log when a layout fails', async () => {
    const log: string[] = [];
    const request = () => {
      throw new Error(`cannot read ${TOKEN}`);
    };
    const channel = httpChannel('telegram', {
      settings: { chatId: '42' },
      secrets: { token: TOKEN },
      deps: { request, log: (sentence) => void log.push(sentence) },
    });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'blocked' });
    expect(log.join()).toContain('cannot read […]');
    expect(log.join()).not.toContain('secret_token');
  });

  it('is used without a trailing line break', async () => {
    const sink = await httpSink([TAKEN.gotify]);
    const channel = httpChannel('gotify', { settings: { server: sink.url }, secrets: { token: 'Abc\n' } });
    await channel.deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.headers['x-gotify-key']).toBe('Abc');
  });
});

describe('a layout that fails', () => {
  it('is replaced by plain text with every figure, which says so', async () => {
    const sink = await httpSink([TAKEN.gotify]);
    const channel = httpChannel('gotify', {
      settings: { server: sink.url },
      secrets: { token: 'Abc' },
      deps: {
        request: ({ message }) => {
          if (message.rows.length > 0) throw new Error('undefined is not a function');
          return { method: 'POST', url: sink.url, headers: {}, body: message.summary };
        },
      },
    });
    const entry = leasedEntry({ message: SLOW_MESSAGE });
    expect((await channel.deliver(entry, PATIENT)).kind).toBe('accepted');
    expect(sink.arrived[0]?.body).toContain('Download: 71.4 Mbit/s · Plan 100 · Usual 78.9');
    expect(sink.arrived[0]?.body).toContain('The usual layout failed; these are all the figures.');
  });
});

describe('a response', () => {
  it.each(HTTP_CHANNEL_KINDS)('that %s documents as a confirmation is an acceptance', async (kind) => {
    const { result } = await deliverTo(kind, [TAKEN[kind]]);
    expect(result.kind).toBe('accepted');
  });

  it.each(HTTP_CHANNEL_KINDS.filter((kind) => kind !== 'webhook'))(
    'of a login page in place of %s is no acceptance, and the message is retried',
    async (kind) => {
      const page = answer(200, '<!doctype html><title>Welcome</title>', { 'Content-Type': 'text/html' });
      const { result } = await deliverTo(kind, [page]);
      expect(result).toMatchObject({ kind: 'retry', problem: 'intercepted', isMaybeDelivered: false });
    },
  );

  it('that is cut off after the request leaves open whether the message was accepted', async () => {
    const broken: SinkStep = (response) => {
      response.writeHead(200, { 'Content-Length': 60 });
      response.write('{"ok":tr', () => void response.destroy());
    };
    const { result } = await deliverTo('telegram', [broken]);
    expect(result).toMatchObject({ kind: 'retry', problem: 'unproven', isMaybeDelivered: true });
  });
});

describe('a message that is too large for the service', () => {
  it('is sent in a short form', async () => {
    const { result, sink } = await deliverTo('webhook', [answer(413), answer(204)], {
      message: { ...SLOW_MESSAGE, summary: 'many words '.repeat(500) },
    });
    expect(result.kind).toBe('accepted');
    const [whole, short] = sink.arrived.map(({ body }) => JSON.parse(body) as WebhookPayload);
    expect(whole?.rows).toHaveLength(2);
    expect(short).toMatchObject({ title: SLOW_MESSAGE.title, rows: [], id: whole?.id });
    expect(short?.summary.length).toBeLessThanOrEqual(500);
    expect(short?.summary).toMatch(/…\n\nThe rest is in Linewatch\.$/);
  });

  it('is blocked if the short form is too large as well', async () => {
    const { result, sink } = await deliverTo('gotify', [answer(413)]);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'message-too-large' });
    expect(sink.arrived).toHaveLength(2);
  });
});

describe('a group of Telegram that has a new number', () => {
  it('is stored in the settings, and the message is retried', async () => {
    const moved = {
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1_001_234 },
    };
    const learned: unknown[] = [];
    const { result } = await deliverTo('telegram', [answer(400, JSON.stringify(moved))], {
      deps: { learn: (kind, changed) => void learned.push([kind, changed]) },
    });
    expect(result).toMatchObject({ kind: 'retry', problem: 'moved', isMaybeDelivered: false });
    expect(learned).toEqual([['telegram', { chatId: '-1001234' }]]);
  });
});

describe('the text of a message', () => {
  const HALF = '\ud83d';
  const odd = { ...SLOW_MESSAGE, title: `a${HALF}b`, summary: `${HALF}😀`, method: `c${HALF}` };

  it.each(HTTP_CHANNEL_KINDS)('contains no half character for %s', async (kind) => {
    const { sink } = await deliverTo(kind, [TAKEN[kind]], { message: odd });
    const { body = '', path = '' } = sink.arrived[0] ?? {};
    expect(body + path).not.toMatch(/\\ud83d(?!\\ude00)/i);
    expect((body + path).isWellFormed()).toBe(true);
    if (body !== '') expect(body).toContain('😀');
  });

  it.each(HTTP_CHANNEL_KINDS)('has a title for %s if the message has none', async (kind) => {
    const { sink } = await deliverTo(kind, [TAKEN[kind]], { message: { ...SLOW_MESSAGE, title: ' ' } });
    const { body = '', path = '' } = sink.arrived[0] ?? {};
    expect(body + path).toContain('Linewatch');
  });
});

interface Delivering {
  readonly message?: Message;
  readonly deps?: Partial<HttpChannelDeps>;
}

/** Delivers to a server with this response, by a configured channel. */
async function deliverTo(
  kind: HttpChannelKind,
  steps: readonly SinkStep[],
  { message, deps }: Delivering = {},
) {
  const sink = await httpSink(steps);
  const { settings, secrets } = setUp(kind, sink.url);
  const channel = httpChannel(kind, { settings, secrets, deps: deps ?? {} });
  const entry = leasedEntry(message === undefined ? {} : { message });
  return { result: await channel.deliver(entry, PATIENT), sink };
}

describe('a login with user and password', () => {
  const BASIC = `Basic ${Buffer.from('ann:pä:ss').toString('base64')}`;

  it.each(['webhook', 'ntfy', 'gotify', 'apprise'] as const)(
    'is sent to %s, and appears in no reply',
    async (kind) => {
      const sink = await httpSink([answer(500, `who is ${BASIC} with pä:ss`)]);
      const { settings, secrets } = setUp(kind, sink.url);
      const rest = Object.fromEntries(
        Object.entries(secrets).filter(([name]) => kind !== 'ntfy' || name !== 'token'),
      );
      const channel = httpChannel(kind, { settings, secrets: { ...rest, login: 'ann:pä:ss' } });
      const { reply } = await channel.deliver(leasedEntry(), PATIENT);
      expect(sink.arrived[0]?.headers['authorization']).toBe(BASIC);
      expect(reply).toBe('500 Internal Server Error: who is Basic […] with […]');
    },
  );

  it.each(['discord', 'slack', 'ping'] as const)('in the secret URL of %s is sent as one', async (kind) => {
    const sink = await httpSink([answer(500, 'no 100%xyz for ann')]);
    const { secrets } = setUp(kind, sink.url.replace('//', '//ann:100%xyz@'));
    const { reply } = await httpChannel(kind, { secrets }).deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.headers['authorization']).toBe(
      `Basic ${Buffer.from('ann:100%xyz').toString('base64')}`,
    );
    expect(reply).not.toContain('100%xyz');
  });

  it('does not replace the Authorization header of a webhook', async () => {
    const sink = await httpSink([answer(204)]);
    const secrets = { login: 'ann:pw', authorization: 'Bearer x' };
    await httpChannel('webhook', { settings: { url: sink.url }, secrets }).deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.headers['authorization']).toBe('Bearer x');
  });
});
