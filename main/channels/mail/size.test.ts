import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leasedEntry, SLOW_MESSAGE } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { scriptedSmtp } from '../../testing/scripted-smtp';
import { startSmtpServer, type SmtpScript } from '../../testing/smtp-server';

useLoopbackTime();

const POINTS: readonly [number, number][] = [
  [0, 90],
  [1, 71.4],
];
const CHART = { title: 'Download', from: 0, to: 1, points: POINTS, limit: 100 };
const WITH_PICTURE = leasedEntry({ message: { ...SLOW_MESSAGE, chart: CHART } });

/** The forms of the received mails, in their order. */
async function getForms(sources: readonly string[]): Promise<readonly string[]> {
  const mails = await Promise.all(sources.map((source) => PostalMime.parse(source)));
  return mails.map(({ html, attachments }) =>
    html === undefined ? 'text' : attachments.length > 0 ? 'picture' : 'page',
  );
}

async function getServer(...scripts: readonly SmtpScript[]) {
  const server = await startSmtpServer({ script: (connection) => scripts[connection] ?? {} });
  onTestFinished(() => void server.close());
  return server;
}

describe('a mail that is too large for its server', () => {
  it.each([
    ['552 5.3.4 Message size exceeds fixed limit'],
    ['552 5.2.3 Message exceeds maximum fixed size'],
    ['552 Requested mail action aborted: exceeded storage allocation'],
    ['554 5.6.0 cannot take attachments'],
  ])('is sent without its picture, and then as text, with the same Message-ID: %s', async (dot) => {
    const server = await getServer({ dot }, { dot });
    expect(await mailTo(server.port).deliver(WITH_PICTURE, PATIENT)).toMatchObject({ kind: 'accepted' });
    expect(await getForms(server.messages)).toEqual(['picture', 'page', 'text']);
    const ids = server.messages.map((source) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
    expect(new Set(ids)).toEqual(new Set([WITH_PICTURE.messageId]));
    expect((await PostalMime.parse(server.messages[2] ?? '')).text).toContain('71.4 Mbit/s');
  });

  it('is not sent in a form that exceeds the announced limit of the server', async () => {
    const server = await scriptedSmtp({ EHLO: '250-test\r\n250 SIZE 3000' });
    expect(await mailTo(server.port).deliver(WITH_PICTURE, PATIENT)).toMatchObject({ kind: 'accepted' });
    expect(await getForms(server.messages)).toEqual(['text']);
  });

  it('is sent as text if it has no picture', async () => {
    const server = await getServer({ dot: '552 5.3.4 too big' });
    await mailTo(server.port).deliver(leasedEntry(), PATIENT);
    expect(await getForms(server.messages)).toEqual(['page', 'text']);
  });

  it('is blocked if the text is refused as well', async () => {
    const server = await scriptedSmtp({ MAIL: '552 5.3.4 Message size exceeds fixed limit' });
    expect(await mailTo(server.port).deliver(WITH_PICTURE, PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'message-too-large',
      isMaybeDelivered: false,
    });
  });
});

describe('a full mailbox', () => {
  it('is retried without a smaller form, which would not fit either', async () => {
    const server = await scriptedSmtp({ RCPT: '552 5.2.2 Mailbox full' });
    expect(await mailTo(server.port).deliver(WITH_PICTURE, PATIENT)).toMatchObject({
      kind: 'retry',
      problem: 'mailbox-full',
    });
    expect(server.commands.filter((line) => line.startsWith('EHLO'))).toHaveLength(1);
  });
});
