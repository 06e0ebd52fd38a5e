import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AttachmentStore } from '../storage/outbox/attachment-store';
import { openDatabase } from '../storage/database';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { leasedEntry, mailDraft, SLOW_MESSAGE } from '../testing/drafts';
import { mailTo, PATIENT } from '../testing/mail';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { useLoopbackTime } from '../testing/loopback-time';
import { scriptedSmtp } from '../testing/scripted-smtp';
import { startSmtpServer } from '../testing/smtp-server';

useLoopbackTime();

const PDF = new TextEncoder().encode('%PDF-1.7 a report of a month');
const DAY_MS = 86_400_000;

/** A message with a file, as it is stored. */
function stored() {
  const records = temporaryRecords();
  const store = new AttachmentStore(records.database, records.clock);
  const id = store.add(PDF);
  const attachment = { id, fileName: 'linewatch-report-2026-11.pdf', leftOut: 'Without the report.' };
  const entry = leasedEntry({ message: { ...SLOW_MESSAGE, attachment } });
  return { ...records, store, id, entry };
}

const filesOf = async (source: string | undefined) =>
  (await PostalMime.parse(source ?? '')).attachments.map(({ filename, mimeType, content }) => [
    filename,
    mimeType,
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  ]);

describe('a file that goes out with a mail', () => {
  it('is the same after a server that took nothing, and after a restart, under the same Message-ID', async () => {
    const { folder, clock, store, id, entry } = stored();
    const dead = await scriptedSmtp({ dot: '451 4.3.0 try again later' });
    const first = mailTo(dead.port, {}, { attachment: (of) => store.read(of) });
    expect(await first.deliver(entry, PATIENT)).toMatchObject({ kind: 'retry' });
    const again = openDatabase(folder, clock.now()).database;
    onTestFinished(() => again.close());
    const server = await scriptedSmtp();
    const later = mailTo(server.port, {}, { attachment: (of) => new AttachmentStore(again, clock).read(of) });
    expect(await later.deliver(entry, PATIENT)).toMatchObject({ kind: 'accepted' });
    const file = ['linewatch-report-2026-11.pdf', 'application/pdf', new TextDecoder().decode(PDF)];
    expect(await filesOf(dead.messages[0])).toEqual([file]);
    expect(await filesOf(server.messages[0])).toEqual([file]);
    expect(server.messages[0]).toContain(`Message-ID: ${entry.messageId}`);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is left out where the server refuses it, and the mail says so', async () => {
    const { store, entry } = stored();
    const server = await scriptedSmtp({ EHLO: '250-test\r\n250 SIZE 3000' });
    const channel = mailTo(server.port, {}, { attachment: (of) => store.read(of) });
    expect(await channel.deliver(entry, PATIENT)).toMatchObject({ kind: 'accepted' });
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toContain('Without the report.');
  });

  it.each([
    ['552 5.7.0 This message was blocked because its content presents a potential security issue.'],
    ['552 Illegal Attach'],
    ['550 5.7.1 attachments are not permitted here'],
    ['554 5.7.1 rejected by content filter'],
    ['550 message rejected'],
  ])('is left out where the server refuses files, and the message arrives: %s', async (dot) => {
    const { store, entry } = stored();
    const server = await startSmtpServer({ script: (connection) => (connection === 0 ? { dot } : {}) });
    onTestFinished(() => void server.close());
    const channel = mailTo(server.port, {}, { attachment: (of) => store.read(of) });
    expect(await channel.deliver(entry, PATIENT)).toMatchObject({ kind: 'accepted' });
    const mail = await PostalMime.parse(server.messages[1] ?? '');
    expect([server.messages.length, mail.attachments, mail.text?.includes('Without the report.')]).toEqual([
      2,
      [],
      true,
    ]);
  });

  it('stays with a mail that the server takes later', async () => {
    const { store, entry } = stored();
    const server = await scriptedSmtp({ dot: '452 4.7.1 attachments are scanned, try again later' });
    const channel = mailTo(server.port, {}, { attachment: (of) => store.read(of) });
    expect(await channel.deliver(entry, PATIENT)).toMatchObject({ kind: 'retry' });
    expect(server.messages).toHaveLength(1);
  });

  it('is left out where it is gone, and the mail says so', async () => {
    const { entry } = stored();
    const server = await scriptedSmtp();
    expect(await mailTo(server.port).deliver(entry, PATIENT)).toMatchObject({ kind: 'accepted' });
    const mail = await PostalMime.parse(server.messages[0] ?? '');
    expect([mail.attachments, mail.text?.includes('Without the report.')]).toEqual([[], true]);
  });

  it('stays as long as a message needs it, which is merged into no other', () => {
    const { database, runs, clock, store, id, entry } = stored();
    runs.record(completedRun(), NOT_JUDGED, [mailDraft({ message: entry.message })]);
    clock.advance(2 * DAY_MS);
    store.add(PDF);
    expect(store.read(id)).not.toBeNull();
    const waiting = new SqliteOutboxStore(database, clock).waitingTogether('mail', {
      now: clock.now(),
      mostAlone: 0,
      waitedSince: clock.now(),
      fullAt: 100,
      limit: 100,
    });
    expect(waiting).toEqual([]);
    database.exec("UPDATE outbox SET state = 'sent'");
    store.add(PDF);
    expect(store.read(id)).toBeNull();
  });
});
