import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HTTP_CHANNEL_KINDS } from '../../shared/channels';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { leasedEntry, SLOW_MESSAGE } from '../testing/drafts';
import { PATIENT } from '../testing/email';
import { httpChannel } from '../testing/http-channel';
import { httpSink } from '../testing/http-sink';
import { answer } from '../testing/sink-server';

const TOKEN = '123456:AAH-secret_token';

describe('a try', () => {
  it('after a failure carries the same key, and the signature of its own time', async () => {
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

describe('a message waits for a person', () => {
  it.each(HTTP_CHANNEL_KINDS)('while %s is not set up', async (kind) => {
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
    'while a secret address is %j, whatever was pasted',
    async (webhookUrl) => {
      const channel = httpChannel('discord', { secrets: { webhookUrl } });
      expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
        kind: 'blocked',
        problem: 'not-configured',
      });
    },
  );

  it('while a token holds what no header may', async () => {
    const channel = httpChannel('gotify', {
      settings: { server: 'http://127.0.0.1:1' },
      secrets: { token: 'a\r\nX-Evil: b' },
    });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ problem: 'not-configured' });
  });
});

describe('a secret', () => {
  it('in the address of the service is in no reply', async () => {
    const sink = await httpSink([answer(500, `no such path /bot${TOKEN}/sendMessage`)]);
    const settings = { server: sink.url, chatId: '42' };
    const channel = httpChannel('telegram', { settings, secrets: { token: TOKEN } });
    const result = await channel.deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(result.reply).toBe('500 Internal Server Error: no such path /bot[…]/sendMessage');
  });

  it('that is an address is in no reply, not even in part', async () => {
    const sink = await httpSink([answer(404, 'Unknown hook B0123456/XXXXsecretXXXX, path /services')]);
    const webhookUrl = `${sink.url}/services/B0123456/XXXXsecretXXXX`;
    const channel = httpChannel('slack', { secrets: { webhookUrl } });
    const { reply } = await channel.deliver(leasedEntry(), PATIENT);
    expect(reply).toBe('404 Not Found: Unknown hook […]/[…], path /[…]');
  });

  it('is in no log when a layout fails', async () => {
    const log: string[] = [];
    const delivering = {
      request: () => {
        throw new Error(`cannot read ${TOKEN}`);
      },
    };
    const channel = httpChannel('telegram', {
      settings: { chatId: '42' },
      secrets: { token: TOKEN },
      deps: { delivering, log: (sentence) => void log.push(sentence) },
    });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'blocked' });
    expect(log.join()).toContain('cannot read […]');
    expect(log.join()).not.toContain('secret_token');
  });

  it('is taken without the line break that was pasted with it', async () => {
    const sink = await httpSink([answer(200)]);
    const channel = httpChannel('gotify', { settings: { server: sink.url }, secrets: { token: 'Abc\n' } });
    await channel.deliver(leasedEntry(), PATIENT);
    expect(sink.arrived[0]?.headers['x-gotify-key']).toBe('Abc');
  });
});

describe('a layout that fails', () => {
  it('is left for plain text with every figure, which says so', async () => {
    const sink = await httpSink([answer(200)]);
    const channel = httpChannel('gotify', {
      settings: { server: sink.url },
      secrets: { token: 'Abc' },
      deps: {
        delivering: {
          request: ({ message }) => {
            if (message.rows.length > 0) throw new Error('undefined is not a function');
            return { method: 'POST', url: sink.url, headers: {}, body: message.summary };
          },
        },
      },
    });
    const entry = leasedEntry({ message: SLOW_MESSAGE });
    expect((await channel.deliver(entry, PATIENT)).kind).toBe('accepted');
    expect(sink.arrived[0]?.body).toContain('Download: 71.4 Mbit/s · Plan 100 · Usual 78.9');
    expect(sink.arrived[0]?.body).toContain('The usual layout failed; these are all the figures.');
  });
});
