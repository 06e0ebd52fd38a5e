import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VALID_CERTIFICATE } from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startRawServer } from '../../testing/raw-server';
import { startSmtpServer, type SmtpScript } from '../../testing/smtp-server';

useLoopbackTime();

/** Limits with which a silent server is tolerated, and its port is tested soon. */
const LIMITS = {
  connectMs: 600_000,
  greetingMs: 600_000,
  silenceMs: 50,
  handOverMs: 600_000,
  verdictMs: 600_000,
};

async function tlsServer() {
  const server = await startSmtpServer({ certificate: VALID_CERTIFICATE });
  onTestFinished(() => server.close());
  return server;
}

async function plainServer(script: (connection: number) => SmtpScript) {
  const server = await startSmtpServer({ script });
  onTestFinished(() => server.close());
  return server;
}

/** A proxy that connects to any target. */
async function proxyTo(port: number) {
  const proxy = await startRawServer((socket) => {
    socket.once('data', () => {
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
    });
  });
  onTestFinished(() => proxy.close());
  return proxy.url;
}

describe('a port with implicit TLS', () => {
  it.each(['none', 'starttls-required', 'starttls-opportunistic'] as const)(
    'is reported at once with the security mode %s',
    async (security) => {
      const { port } = await tlsServer();
      const channel = mailTo(port, { security }, { limits: LIMITS });
      expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
        kind: 'blocked',
        problem: 'port-needs-tls',
        reply: `127.0.0.1:${port} speaks TLS from the first byte`,
        isMaybeDelivered: false,
      });
    },
  );

  it('is reported behind a proxy, too', async () => {
    const { port } = await tlsServer();
    const proxyUrl = await proxyTo(port);
    const channel = mailTo(port, { security: 'starttls-required', proxyUrl }, { limits: LIMITS });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ problem: 'port-needs-tls' });
  });

  it('is reported if it closes the connection', async () => {
    const server = await tlsServer();
    let connections = 0;
    const front = await startRawServer((socket) => {
      if ((connections += 1) === 1) return void socket.destroy();
      const onward = connect(server.port, '127.0.0.1');
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
      socket.pipe(onward).pipe(socket);
    });
    onTestFinished(() => front.close());
    const port = Number(new URL(front.url).port);
    const limits = { ...LIMITS, silenceMs: 600_000 };
    const channel = mailTo(port, { security: 'none' }, { limits });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ problem: 'port-needs-tls' });
  });
});

describe('a port without implicit TLS', () => {
  it('is reported with its first line', async () => {
    const { port } = await plainServer(() => ({}));
    const channel = mailTo(port, { security: 'implicit-tls' }, { limits: LIMITS });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'port-without-tls',
      isMaybeDelivered: false,
    });
  });

  it('is reported even if it sends nothing at first', async () => {
    const { port } = await plainServer((connection) => (connection === 0 ? { greeting: 'silence' } : {}));
    const channel = mailTo(port, { security: 'implicit-tls' }, { limits: LIMITS });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ problem: 'port-without-tls' });
  });
});

describe('a server that is slow to greet', () => {
  it('is waited for while its port is tested', async () => {
    let greet = (): void => undefined;
    const { port, commands } = await plainServer((connection) => {
      if (connection > 0) {
        // The test connection has come; now the server greets the waiting one.
        greet();
        return {};
      }
      return { greeting: (answer) => (greet = () => answer('220 at last')) };
    });
    const channel = mailTo(port, {}, { limits: LIMITS });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'accepted' });
    expect(commands).toContain('DATA');
  });
});

describe('another service', () => {
  it.each([
    ['a mailbox', '* OK IMAP4rev1 ready'],
    ['an old mailbox', '+OK POP3 ready'],
    ['a shell', 'SSH-2.0-OpenSSH_9.2'],
    ['the web', 'HTTP/1.1 400 Bad Request'],
  ])('is reported: %s', async (_name, greeting) => {
    const { port } = await plainServer(() => ({ greeting }));
    for (const security of ['none', 'implicit-tls'] as const) {
      const startedAt = performance.now();
      expect(await mailTo(port, { security }).deliver(leasedEntry(), PATIENT)).toMatchObject({
        kind: 'blocked',
        problem: 'not-a-mail-server',
        reply: expect.stringContaining(greeting) as unknown,
      });
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });

  it('that does not accept mail is reported by its refusal', async () => {
    const { port } = await plainServer(() => ({ greeting: '220 FTP', EHLO: '500 what', HELO: '500 what' }));
    expect(await mailTo(port).deliver(leasedEntry(), PATIENT)).toMatchObject({
      problem: 'not-a-mail-server',
    });
  });
});
