import { describe, expect, it } from 'vitest';
import { HTTP_CHANNEL_KINDS } from '../../../shared/channels';
import { EXPIRED_CERTIFICATE, OTHER_NAME_CERTIFICATE, VALID_CERTIFICATE } from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { PATIENT } from '../../testing/mail';
import { httpChannel, setUp, TRIED_AT } from '../../testing/http-channel';
import { httpSink } from '../../testing/http-sink';
import { useLoopbackTime } from '../../testing/loopback-time';
import { TAKEN } from '../../testing/service-answers';
import { answer, drop, endless, hang, type SinkStep } from '../../testing/sink-server';
import { startRawServer } from '../../testing/raw-server';

useLoopbackTime();

const webhook = (url: string, deps = {}) => httpChannel('webhook', { settings: { url }, deps });

async function deliverTo(step: SinkStep, deps = {}) {
  const sink = await httpSink([step]);
  const result = await webhook(sink.url, deps).deliver(leasedEntry(), PATIENT);
  return { result, arrived: sink.arrived };
}

describe('a response of the service', () => {
  it.each([
    ['200 OK', answer(200, 'stored'), { kind: 'accepted', reply: '200 OK: stored' }],
    ['204 No Content', answer(204), { kind: 'accepted', reply: '204 No Content' }],
    ['401', answer(401, 'who are you'), { kind: 'blocked', problem: 'authentication' }],
    ['403', answer(403), { kind: 'blocked', problem: 'authentication' }],
    ['404', answer(404), { kind: 'blocked', problem: 'address-refused' }],
    ['410', answer(410), { kind: 'blocked', problem: 'address-refused' }],
    ['400', answer(400, 'bad json'), { kind: 'failed', problem: 'message-refused' }],
    ['413', answer(413), { kind: 'blocked', problem: 'message-too-large' }],
    ['408', answer(408), { kind: 'retry', problem: 'temporary' }],
    ['500', answer(500, 'oops'), { kind: 'retry', problem: 'temporary' }],
    ['503', answer(503), { kind: 'retry', problem: 'temporary' }],
  ] as const)('%s', async (_name, step, expected) => {
    const { result } = await deliverTo(step);
    expect(result).toMatchObject(expected);
    if (result.kind !== 'accepted') expect(result.isMaybeDelivered).toBe(false);
  });

  it('with Retry-After delays the next attempt, by seconds or until a date', async () => {
    const seconds = await deliverTo(answer(429, '', { 'Retry-After': '120' }));
    expect(seconds.result).toMatchObject({ kind: 'retry', problem: 'temporary', retryAfterMs: 120_000 });
    const date = new Date(TRIED_AT + 60_000).toUTCString();
    const until = await deliverTo(answer(503, '', { 'Retry-After': date }));
    expect(until.result).toMatchObject({ kind: 'retry', retryAfterMs: 60_000 });
    const nonsense = await deliverTo(answer(429, '', { 'Retry-After': 'soon' }));
    expect(nonsense.result).not.toHaveProperty('retryAfterMs');
  });

  it('with a redirect is not followed', async () => {
    const { result, arrived } = await deliverTo(answer(302, '', { Location: 'http://127.0.0.1:1/' }));
    expect(result).toMatchObject({ kind: 'blocked', problem: 'address-refused', reply: '302 Found' });
    expect(arrived).toHaveLength(1);
  });

  it('of a gigabyte is read up to 64 KB, and is valid', async () => {
    const { result } = await deliverTo(endless);
    expect(result.kind).toBe('accepted');
    expect(result.reply.length).toBeLessThan(250);
  });

  it('that arrives at one byte per second is valid at the deadline', async () => {
    const slowly: SinkStep = (response) => {
      response.writeHead(200, { 'Content-Length': 1_000 });
      response.write('a');
    };
    const { result } = await deliverTo(slowly, { deadlineMs: 200 });
    expect(result).toEqual({ kind: 'accepted', reply: '200 OK: a' });
  });

  it('is stored on one line, without control characters', async () => {
    const { result } = await deliverTo(answer(400, 'a\r\n\u001b[31mb\u0000c'));
    expect(result.reply).toBe('400 Bad Request: a [31mb c');
  });
});

describe('the report that the service may have the message', () => {
  it('is made once, before it does', async () => {
    const sink = await httpSink([answer(200)]);
    const said: number[] = [];
    await webhook(sink.url).deliver(leasedEntry(), PATIENT, () => void said.push(sink.arrived.length));
    expect([said, sink.arrived.length]).toEqual([[0], 1]);
  });

  it('is not made if no server listens, or if the certificate is not trusted', async () => {
    const said: string[] = [];
    await webhook('http://127.0.0.1:1/').deliver(leasedEntry(), PATIENT, () => void said.push('refused'));
    const sink = await httpSink([answer(200)], EXPIRED_CERTIFICATE);
    await webhook(sink.url).deliver(leasedEntry(), PATIENT, () => void said.push('untrusted'));
    expect(said).toEqual([]);
  });
});

describe('a missing response', () => {
  it('within the time limit leads to a retry, and the message may have arrived', async () => {
    const { result, arrived } = await deliverTo(hang, { deadlineMs: 200 });
    expect(result).toMatchObject({ kind: 'retry', problem: 'timeout', isMaybeDelivered: true });
    expect(arrived).toHaveLength(1);
  });

  it('after a connection closed behind the request: the message may have arrived', async () => {
    const { result } = await deliverTo(drop);
    expect(result).toMatchObject({ kind: 'retry', problem: 'connection', isMaybeDelivered: true });
  });

  it('because no server listens: the message has not arrived', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const result = await webhook(server.url).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'retry', problem: 'connection', isMaybeDelivered: false });
  });

  it('because the host name does not exist', async () => {
    // A label of more than 63 characters is refused without a DNS query.
    const result = await webhook(`http://${'n'.repeat(64)}.invalid/`).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'retry', problem: 'dns', isMaybeDelivered: false });
  });

  it('ends at once when the application ends', async () => {
    const sink = await httpSink([hang]);
    const ending = new AbortController();
    const result = webhook(sink.url).deliver(leasedEntry(), ending.signal);
    ending.abort();
    expect(await result).toMatchObject({ kind: 'retry', problem: 'timeout' });
  });

  it('that is not HTTP leads to a retry', async () => {
    const server = await startRawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const result = await webhook(server.url).deliver(leasedEntry(), PATIENT);
    await server.close();
    expect(result).toMatchObject({ kind: 'retry', problem: 'connection' });
  });
});

describe('a certificate', () => {
  it.each([
    ['that nobody vouches for', VALID_CERTIFICATE, undefined],
    ['that has expired', EXPIRED_CERTIFICATE, [EXPIRED_CERTIFICATE]],
    ['of another name', OTHER_NAME_CERTIFICATE, [OTHER_NAME_CERTIFICATE]],
  ])('%s is blocked, and nothing is sent', async (_name, cert, trusted) => {
    const sink = await httpSink([answer(200)], cert);
    const result = await webhook(sink.url, { ...(trusted && { trusted }) }).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'tls', isMaybeDelivered: false });
    expect(sink.arrived).toEqual([]);
  });

  it('that is valid lets the message through', async () => {
    const sink = await httpSink([answer(200)], VALID_CERTIFICATE);
    const channel = webhook(sink.url, { trusted: [VALID_CERTIFICATE] });
    expect((await channel.deliver(leasedEntry(), PATIENT)).kind).toBe('accepted');
  });

  it.each(HTTP_CHANNEL_KINDS)('of the user’s own authority is accepted by %s', async (kind) => {
    const sink = await httpSink([TAKEN[kind]], VALID_CERTIFICATE);
    const { settings, secrets } = setUp(kind, sink.url);
    const own = { ...settings, ca: VALID_CERTIFICATE };
    const result = await httpChannel(kind, { settings: own, secrets }).deliver(leasedEntry(), PATIENT);
    expect(result.kind).toBe('accepted');
  });

  it.each(['telegram', 'discord', 'pushover'] as const)(
    'of another host in place of %s is a login page, and the message is retried',
    async (kind) => {
      const sink = await httpSink([TAKEN[kind]], OTHER_NAME_CERTIFICATE);
      const { settings, secrets } = setUp(kind, sink.url);
      const result = await httpChannel(kind, { settings, secrets }).deliver(leasedEntry(), PATIENT);
      expect(result).toMatchObject({ kind: 'retry', problem: 'intercepted', isMaybeDelivered: false });
      expect(sink.arrived).toEqual([]);
    },
  );

  it.each([
    ['that has expired', EXPIRED_CERTIFICATE],
    ['of another name', OTHER_NAME_CERTIFICATE],
  ])('%s is not accepted, even of the user’s own authority', async (_name, cert) => {
    const sink = await httpSink([answer(200)], cert);
    const channel = httpChannel('webhook', { settings: { url: sink.url, ca: cert } });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'blocked', problem: 'tls' });
    expect(sink.arrived).toEqual([]);
  });

  it('of an unreadable authority is blocked, with the reason', async () => {
    const broken = VALID_CERTIFICATE.replace(/[A-Za-z0-9]{40}/, 'x'.repeat(40));
    const channel = httpChannel('webhook', { settings: { url: 'https://127.0.0.1:1/', ca: broken } });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'certificate-unreadable',
      isMaybeDelivered: false,
    });
  });

  it('is not the problem if a server does not support TLS', async () => {
    const sink = await httpSink([answer(200)]);
    const result = await webhook(sink.url.replace('http:', 'https:')).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'tls' });
  });
});
