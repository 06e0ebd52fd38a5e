import { describe, expect, it, onTestFinished } from 'vitest';
import { leasedEntry } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { scriptedSmtp } from '../../testing/scripted-smtp';
import { startSmtpServer, type SmtpScript } from '../../testing/smtp-server';

useLoopbackTime();

const LOGIN = { user: 'me' };

/** A server that follows one script per connection. */
async function getServer(...scripts: readonly SmtpScript[]) {
  const server = await startSmtpServer({ script: (connection) => scripts[connection] ?? {} });
  onTestFinished(() => void server.close());
  return server;
}

const REFUSED: SmtpScript = { AUTH: '535 5.7.8 authentication failed' };
const AGAIN = { kind: 'retry', problem: 'authentication', retryAfterMs: 120_000 };
const NEEDS_PERSON = { kind: 'blocked', problem: 'authentication' };

describe('a refused login', () => {
  it('is retried after one refusal between successes, and blocked after a second in a row', async () => {
    const { port } = await getServer({}, REFUSED, {}, REFUSED, REFUSED, REFUSED);
    const channel = mailTo(port, LOGIN);
    const deliver = () => channel.deliver(leasedEntry(), PATIENT);
    expect(await deliver()).toMatchObject({ kind: 'accepted' });
    expect(await deliver()).toMatchObject(AGAIN);
    expect(await deliver()).toMatchObject({ kind: 'accepted' });
    expect(await deliver()).toMatchObject(AGAIN);
    expect(await deliver()).toMatchObject(NEEDS_PERSON);
    expect(await deliver()).toMatchObject(NEEDS_PERSON);
  });

  it('is blocked at the first refusal without an earlier success, and not retried', async () => {
    const { port } = await getServer(REFUSED);
    const result = await mailTo(port, LOGIN).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject(NEEDS_PERSON);
    expect(result).not.toHaveProperty('retryAfterMs');
  });

  it('is retried once after a restart if it was accepted before', async () => {
    const { port } = await getServer(REFUSED, REFUSED);
    const channel = mailTo(port, LOGIN, { wasAccepted: () => true });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject(AGAIN);
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject(NEEDS_PERSON);
  });

  it('is blocked if the password differs from the accepted one', async () => {
    const { port } = await getServer({}, REFUSED);
    let pass = 'correct horse';
    const secret = () => Promise.resolve({ kind: 'value', value: pass } as const);
    const channel = mailTo(port, LOGIN, { secret, wasAccepted: () => true });
    await channel.deliver(leasedEntry(), PATIENT);
    pass = 'wrong horse';
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject(NEEDS_PERSON);
  });
});

describe('a server without a suitable login method', () => {
  it.each([
    ['XOAUTH2 alone', 'AUTH XOAUTH2', 'AUTH XOAUTH2; 504 5.7.4 no'],
    ['SCRAM and DIGEST', 'AUTH SCRAM-SHA-256 DIGEST-MD5', 'AUTH SCRAM-SHA-256 DIGEST-MD5; 504 5.7.4 no'],
    ['Windows logins', 'AUTH=NTLM GSSAPI', 'AUTH NTLM GSSAPI; 504 5.7.4 no'],
  ])('is reported with the methods that it offers: %s', async (_name, offer, reply) => {
    const server = await scriptedSmtp({ EHLO: `250-test\r\n250 ${offer}`, AUTH: '504 5.7.4 no' });
    expect(await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'login-method',
      reply,
    });
  });

  it.each([
    ['nothing', '250 test', '554 5.7.1 <you@example.org>: Relay access denied', 'login-not-offered'],
    [
      'nothing before encryption',
      '250 test',
      '530 5.7.0 Must issue a STARTTLS command first',
      'starttls-needed',
    ],
  ])('is reported when it then refuses to relay: %s', async (_name, EHLO, RCPT, problem) => {
    const server = await scriptedSmtp({ EHLO, RCPT });
    expect(await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem,
      isMaybeDelivered: false,
    });
    expect(server.commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it('gets the mail if it accepts it anyway', async () => {
    const server = await scriptedSmtp({ EHLO: '250 test' });
    expect(await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('a server that requires a login', () => {
  it('is reported if no login is set', async () => {
    const server = await scriptedSmtp({ RCPT: '554 5.7.1 <you@example.org>: Relay access denied' });
    expect(await mailTo(server.port).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'login-needed',
    });
  });
});

describe('a server that closes the connection with 421', () => {
  it.each(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'dot'] as const)('at %s is retried', async (step) => {
    const server = await scriptedSmtp({ [step]: '421 4.3.2 shutting down' });
    expect(await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'retry',
      problem: 'temporary',
      isMaybeDelivered: false,
      reply: '421 4.3.2 shutting down',
    });
  });
});

describe('a server with pipelining', () => {
  it.each([
    ['RCPT', '553 5.7.1 <me@example.org>: Sender address rejected: not owned by user me', 'sender-refused'],
    [
      'RCPT',
      '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.example',
      'network-refused',
    ],
    ['MAIL', '550 5.1.8 Domain of sender address does not exist', 'sender-refused'],
  ])('is judged by its first refusal: %s %s', async (step, reply, problem) => {
    const EHLO = '250-test\r\n250-PIPELINING\r\n250 AUTH PLAIN';
    const server = await scriptedSmtp({ EHLO, DATA: '554 5.5.1 no valid recipients', [step]: reply });
    expect(await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT)).toMatchObject({
      problem,
      reply,
      isMaybeDelivered: false,
    });
  });
});
