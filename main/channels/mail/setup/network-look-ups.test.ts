import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { TEST_KEY, VALID_CERTIFICATE } from '../../../testing/certificates';
import { useLoopbackTime } from '../../../testing/loopback-time';
import { startSmtpServer } from '../../../testing/smtp-server';
import { networkLookUps, type NetworkLookUpsDeps } from './network-look-ups';

useLoopbackTime();

const SIGNAL = new AbortController().signal;
const refused = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

const lookUps = (change: Partial<NetworkLookUpsDeps> = {}) =>
  networkLookUps({
    resolver: { resolveSrv: refused('ENODATA'), resolveMx: refused('ENODATA') },
    fetchText: () => Promise.resolve(null),
    settings: () => DEFAULT_SETTINGS.channels.mail,
    ...change,
  });

describe('a question to the DNS', () => {
  it.each([
    ['ENOTFOUND', 'unknown'],
    ['ENODATA', 'none'],
    ['ESERVFAIL', 'unreachable'],
    ['ETIMEOUT', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
  ])('that fails with %s is %s', async (code, kind) => {
    const { resolveMx } = lookUps({
      resolver: { resolveSrv: refused(code), resolveMx: refused(code) },
    });
    expect(await resolveMx('example.org', SIGNAL)).toEqual({ kind });
  });

  it('ends when the search does', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { resolveSrv, fetchConfig } = lookUps({
      resolver: { resolveSrv: never, resolveMx: never },
      fetchText: never,
    });
    expect(await resolveSrv('_submission._tcp.example.org', AbortSignal.abort())).toEqual({
      kind: 'unreachable',
    });
    expect(await fetchConfig('https://autoconfig.example.org/', AbortSignal.abort())).toBe(null);
  });
});

describe('a try of a mail server', () => {
  const at = (port: number, security: 'implicit-tls' | 'starttls-required' | 'none') =>
    ({ host: '127.0.0.1', port, security }) as const;

  it('finds one that answers, logs in to nothing and sends nothing', async () => {
    const server = await startSmtpServer();
    expect(await lookUps().answers(at(server.port, 'none'), SIGNAL)).toBe(true);
    await server.close();
    expect(server.commands.filter((line) => !/^(?:EHLO|QUIT)\b/.test(line))).toEqual([]);
  });

  it('finds none that lacks the encryption that is asked for', async () => {
    const server = await startSmtpServer();
    expect(await lookUps().answers(at(server.port, 'starttls-required'), SIGNAL)).toBe(false);
    expect(await lookUps().answers(at(server.port, 'implicit-tls'), SIGNAL)).toBe(false);
    await server.close();
  });

  it('finds one with TLS only where its certificate is trusted', async () => {
    expect(TEST_KEY).toContain('PRIVATE KEY');
    const server = await startSmtpServer({ certificate: VALID_CERTIFICATE });
    const { answers } = lookUps({ trusted: [VALID_CERTIFICATE] });
    expect(await answers(at(server.port, 'implicit-tls'), SIGNAL)).toBe(true);
    expect(await lookUps().answers(at(server.port, 'implicit-tls'), SIGNAL)).toBe(false);
    await server.close();
  });

  it('finds none that refuses or says nothing', async () => {
    const server = await startSmtpServer({ script: () => ({ greeting: 'silent' }) });
    expect(await lookUps().answers(at(server.port, 'none'), SIGNAL)).toBe(false);
    await server.close();
    expect(await lookUps().answers(at(server.port, 'none'), SIGNAL)).toBe(false);
  });
});
