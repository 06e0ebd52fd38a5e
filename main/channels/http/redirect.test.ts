import { describe, expect, it } from 'vitest';
import { VALID_CERTIFICATE } from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { PATIENT } from '../../testing/mail';
import { httpChannel } from '../../testing/http-channel';
import { httpSink } from '../../testing/http-sink';
import { useLoopbackTime } from '../../testing/loopback-time';
import { answer, type SinkStep } from '../../testing/sink-server';

useLoopbackTime();

const to = (url: string, status = 308): SinkStep => answer(status, '', { Location: url });
const elsewhere = (url: string) => url.replace('127.0.0.1', 'localhost');

/** A webhook with a secret in a header. */
const deliver = (url: string) =>
  httpChannel('webhook', {
    settings: { url },
    secrets: { authorization: 'Bearer secret' },
    deps: { trusted: [VALID_CERTIFICATE] },
  }).deliver(leasedEntry(), PATIENT);

describe('a redirect', () => {
  it.each([301, 302, 307, 308])(
    '%i within the server is followed, with method, body and headers',
    async (status) => {
      const sink = await httpSink([to('/hooks/line?a=1', status), answer(204)]);
      expect(await deliver(`${sink.url}/hook`)).toMatchObject({ kind: 'accepted' });
      const [first, second] = sink.arrived;
      expect(second).toMatchObject({ method: 'POST', path: '/hooks/line?a=1', body: first?.body });
      expect(second?.headers).toMatchObject({
        authorization: 'Bearer secret',
        'idempotency-key': first?.headers['idempotency-key'],
        'content-type': 'application/json; charset=utf-8',
      });
    },
  );

  it('from HTTP to HTTPS of the same host is followed', async () => {
    const secure = await httpSink([answer(204)], VALID_CERTIFICATE);
    const plain = await httpSink([to(`${secure.url}/hook`, 301)]);
    expect(await deliver(plain.url)).toMatchObject({ kind: 'accepted' });
    expect(secure.arrived[0]?.headers['authorization']).toBe('Bearer secret');
  });

  it('from HTTPS to HTTP is never followed', async () => {
    const plain = await httpSink([answer(204)]);
    const secure = await httpSink([to(plain.url)], VALID_CERTIFICATE);
    expect(await deliver(secure.url)).toMatchObject({ kind: 'blocked', problem: 'address-refused' });
    expect(plain.arrived).toEqual([]);
  });

  it('to another host is not followed, and is blocked if TLS proves its origin', async () => {
    const other = await httpSink([answer(204)], VALID_CERTIFICATE);
    const secure = await httpSink([to(`${elsewhere(other.url)}/login?token=abc`, 302)], VALID_CERTIFICATE);
    const result = await deliver(secure.url);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'address-refused' });
    expect(result.reply).toBe(`302 Found: → ${elsewhere(other.url)}`);
    expect(other.arrived).toEqual([]);
  });

  it('to another host may be a login page without TLS: the message is retried', async () => {
    const portal = await httpSink([answer(200, '<html>Log in</html>')]);
    const plain = await httpSink([to(elsewhere(portal.url), 302)]);
    expect(await deliver(plain.url)).toMatchObject({
      kind: 'retry',
      problem: 'intercepted',
      isMaybeDelivered: false,
    });
    expect(portal.arrived).toEqual([]);
  });

  it('in a loop ends after five', async () => {
    const sink = await httpSink([to('/hook')]);
    expect(await deliver(`${sink.url}/hook`)).toMatchObject({ kind: 'blocked', problem: 'address-refused' });
    expect(sink.arrived).toHaveLength(6);
  });

  it.each(['', 'http://', 'ftp://127.0.0.1/'])('to %j is ignored', async (location) => {
    const sink = await httpSink([answer(307, '', { Location: location })]);
    expect(await deliver(sink.url)).toMatchObject({ kind: 'blocked', problem: 'address-refused' });
    expect(sink.arrived).toHaveLength(1);
  });
});
