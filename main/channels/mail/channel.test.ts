import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { messageHtml } from '../../core/messages/html';
import { messageText } from '../../core/messages/text';
import { leasedEntry, SLOW_MESSAGE } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { scriptedSmtp } from '../../testing/scripted-smtp';

useLoopbackTime();

describe('a mail', () => {
  it('arrives with its title, figures, Message-ID and the time of the message', async () => {
    const server = await scriptedSmtp();
    const result = await mailTo(server.port).deliver(leasedEntry(), PATIENT);
    expect(result).toEqual({ kind: 'accepted', reply: '250 2.0.0 Ok: queued as 4XY' });
    expect(server.commands.slice(1)).toEqual([
      'MAIL FROM:<linewatch@example.org>',
      'RCPT TO:<you@example.org>',
      'DATA',
    ]);
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.subject).toBe('Slow: 71.4 of 100 Mbit/s');
    expect(mail.from).toMatchObject({ name: 'Linewatch', address: 'linewatch@example.org' });
    expect(mail.to).toMatchObject([{ address: 'you@example.org' }]);
    expect(mail.messageId).toBe(leasedEntry().messageId);
    expect(mail.date).toBe('2026-11-23T19:37:05.000Z');
    expect(mail.text?.trim()).toBe(messageText(SLOW_MESSAGE).trim());
    expect(mail.html?.trim()).toBe(messageHtml(SLOW_MESSAGE).trim());
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'list-id': 'Linewatch <linewatch.example.org>',
      'mime-version': '1.0',
      to: '<you@example.org>',
      from: 'Linewatch <linewatch@example.org>',
    });
    expect(Object.keys(headers).filter((key) => /^(?:references|in-reply-to|cc|bcc)$/.test(key))).toEqual([]);
  });

  it('contains the chart as an inline picture', async () => {
    const server = await scriptedSmtp();
    const points: [number, number][] = [
      [0, 90],
      [1, 71.4],
    ];
    const message = { ...SLOW_MESSAGE, chart: { title: 'Download', from: 0, to: 1, points, limit: 100 } };
    await mailTo(server.port).deliver(leasedEntry({ message }), PATIENT);
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.attachments).toMatchObject([
      { mimeType: 'image/png', disposition: 'inline', contentId: '<chart@linewatch>' },
    ]);
    expect(mail.html).toContain(
      'src="cid:chart@linewatch" alt="Download: lowest 71.4, highest 90, last 71.4. 0 to 100 Mbit/s, dashed: 100 Mbit/s"',
    );
    expect(mail.html).not.toMatch(/src="(?!cid:)/);
  });

  it('references earlier mails of its thread', async () => {
    const server = await scriptedSmtp();
    const references = ['<run-1.mail-1@a41f.linewatch>', '<run-3.mail-1@a41f.linewatch>'];
    await mailTo(server.port).deliver({ ...leasedEntry(), references }, PATIENT);
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.references).toBe(references.join(' '));
    expect(mail.inReplyTo).toBe('<run-3.mail-1@a41f.linewatch>');
  });

  it('folds the addresses of many recipients, and names each once', async () => {
    const server = await scriptedSmtp();
    const to = Array.from({ length: 20 }, (_, index) => `reader-number-${index}@example.org`);
    await mailTo(server.port, { to, cc: ['copy@example.org'] }).deliver(
      leasedEntry({ recipient: 'copy@example.org' }),
      PATIENT,
    );
    const source = server.messages[0] ?? '';
    expect(Math.max(...source.split('\r\n').map(({ length }) => length))).toBeLessThan(100);
    const mail = await PostalMime.parse(source);
    expect(mail.to?.map(({ address }) => address)).toEqual(to);
    expect(mail.cc?.map(({ address }) => address)).toEqual(['copy@example.org']);
  });

  it('keeps Message-ID and date when it is sent again', async () => {
    const server = await scriptedSmtp();
    await mailTo(server.port).deliver(leasedEntry(), PATIENT);
    await mailTo(server.port).deliver(leasedEntry(), PATIENT);
    const mails = await Promise.all(server.messages.map((source) => PostalMime.parse(source)));
    expect(mails.map(({ messageId, date }) => `${messageId} ${date}`)).toEqual(
      Array(2).fill(`${leasedEntry().messageId} 2026-11-23T19:37:05.000Z`),
    );
  });

  it('is sent as text if its page cannot be laid out', async () => {
    const server = await scriptedSmtp();
    const log: string[] = [];
    const html = () => {
      throw new Error('undefined is not a function');
    };
    const deps = { layouts: { html, text: messageText }, log: (sentence: string) => void log.push(sentence) };
    expect(await mailTo(server.port, {}, deps).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'accepted',
    });
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.html).toBeUndefined();
    expect(mail.text).toContain('71.4 Mbit/s');
    expect(log).toEqual(['The layout of a mail failed; it is sent without it']);
  });

  it('is sent with every figure when no layout works at all', async () => {
    const server = await scriptedSmtp();
    const broken = () => {
      throw new Error('undefined is not a function');
    };
    await mailTo(server.port, {}, { layouts: { html: broken, text: broken } }).deliver(
      leasedEntry(),
      PATIENT,
    );
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.text).toContain('Download: 71.4 Mbit/s\nPacket loss: –');
  });

  it('removes line breaks from its headers', async () => {
    const server = await scriptedSmtp();
    const message = { ...SLOW_MESSAGE, title: 'Slow\r\nBcc: evil@example.net' };
    await mailTo(server.port).deliver(leasedEntry({ message }), PATIENT);
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.bcc ?? []).toEqual([]);
    expect(server.commands.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<you@example.org>']);
  });
});

describe('the EHLO name of the computer', () => {
  it.each([
    ['its own, or its address', '', /^EHLO (?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|\[[0-9.]+\]|\[IPv6:[0-9a-f:]+\])$/],
    ['the one of the settings', 'desk.example.org', /^EHLO desk\.example\.org$/],
  ])('is %s', async (_name, helloName, said) => {
    const server = await scriptedSmtp();
    await mailTo(server.port, { helloName }).deliver(leasedEntry(), PATIENT);
    expect(server.commands[0]).toMatch(said);
  });

  it('is blocked when the server refuses it', async () => {
    const server = await scriptedSmtp({ EHLO: '550 5.7.1 bad EHLO', HELO: '550 5.7.1 bad HELO name' });
    expect(await mailTo(server.port).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'name-refused',
      reply: '550 5.7.1 bad HELO name',
    });
  });
});

describe('a recipient', () => {
  it.each([
    'b@example.org>\r\nRCPT TO:<evil@example.net',
    'a@example.org, evil@example.net',
    'group: evil@example.net;',
    '"evil@example.net" a@example.org',
    'a@example.org\r\nevil@example.net',
    '<evil@example.net>',
  ])('that is not one plain address is refused: %j', async (recipient) => {
    const server = await scriptedSmtp();
    const result = await mailTo(server.port).deliver(leasedEntry({ recipient }), PATIENT);
    expect(result).toMatchObject({ kind: 'failed', problem: 'recipient-refused', isMaybeDelivered: false });
    expect(server.commands).toEqual([]);
  });

  it('that was missing when the message was composed is the first one set since', async () => {
    const server = await scriptedSmtp();
    await mailTo(server.port).deliver(leasedEntry({ recipient: '' }), PATIENT);
    expect(server.commands).toContain('RCPT TO:<someone@example.org>');
  });
});

describe('a mail is blocked', () => {
  it.each([
    ['without a server', { host: '' }],
    ['without a sender', { from: '' }],
    ['without a recipient', { to: [] }],
    ['with a sender of more than one line', { from: 'a@example.org\r\nRCPT TO:<evil@example.net>' }],
  ])('%s', async (_name, change) => {
    const result = await mailTo(1, change).deliver(leasedEntry({ recipient: '' }), PATIENT);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'not-configured' });
  });

  it.each([
    ['no password is stored', { kind: 'absent' }, 'secret-missing'],
    ['the keyring is locked', { kind: 'unreadable', detail: 'locked' }, 'secret-unreadable'],
  ] as const)('when %s, and nothing is sent', async (_name, reading, problem) => {
    const server = await scriptedSmtp();
    const channel = mailTo(server.port, { user: 'me' }, { secret: () => Promise.resolve(reading) });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'blocked', problem });
    expect(server.commands).toEqual([]);
  });

  it('but not without a password if the server needs no login', async () => {
    const server = await scriptedSmtp();
    const channel = mailTo(server.port, {}, { secret: () => Promise.resolve({ kind: 'absent' }) });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({ kind: 'accepted' });
    expect(server.commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });
});
