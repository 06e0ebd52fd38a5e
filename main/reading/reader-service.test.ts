import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { openFile } from '../storage/sqlite';
import type { ReaderReply } from './messages';
import { ReaderService } from './reader-service';

function serving() {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, []);
  const replies: ReaderReply[] = [];
  let ends = 0;
  let settle = (): void => undefined;
  const service = new ReaderService({
    folder: records.folder,
    clock: records.clock,
    open: () => openFile(join(records.folder, 'linewatch.db'), { readOnly: true }),
    reply: (reply) => {
      replies.push(reply);
      settle();
    },
    onEnd: () => (ends += 1),
  });
  const replied = () => new Promise<void>((resolve) => (settle = resolve));
  return { ...records, service, replies, replied, ends: () => ends };
}

const always = { from: 0, to: 8.64e15 };
const page = { range: always, outcomes: ['completed'], limit: 10, offset: 0 };
const inEnglish = { language: 'en', timeZone: 'UTC', version: '1' };

describe('what reads the records', () => {
  it('sees what was recorded, and what is recorded meanwhile', async () => {
    const { service, replies, replied, runs } = serving();
    service.take({ kind: 'ask', id: 1, name: 'page', args: [page] });
    await replied();
    runs.record(completedRun({ id: 'run-2' }), NOT_JUDGED, []);
    service.take({ kind: 'ask', id: 2, name: 'page', args: [page] });
    await replied();
    expect(replies).toMatchObject([
      { id: 1, answer: { total: 1 } },
      { id: 2, answer: { total: 2 } },
    ]);
    service.take({ kind: 'end' });
  });

  it('makes a copy that holds what the records hold, and finds no fault in them', async () => {
    const { service, replies, replied, clock } = serving();
    service.take({ kind: 'ask', id: 1, name: 'copy', args: [clock.now(), false] });
    await replied();
    service.take({ kind: 'ask', id: 2, name: 'check', args: [] });
    await replied();
    expect(replies).toEqual([
      { id: 1, answer: 'copied' },
      { id: 2, answer: null },
    ]);
    service.take({ kind: 'end' });
  });

  it('ends once what it was asked is answered; an export is given up', async () => {
    const { service, replies, replied, ends, folder } = serving();
    const order = {
      ...inEnglish,
      path: join(folder, 'out.json'),
      query: { range: always, outcomes: ['completed'], format: 'json' },
    };
    service.take({ kind: 'ask', id: 1, name: 'export', args: [order] });
    service.take({ kind: 'end' });
    expect(ends()).toBe(0);
    await replied();
    expect(replies).toMatchObject([{ id: 1, answer: { kind: 'not-written' } }]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ends()).toBe(1);
  });

  it('says why where the records cannot be read', async () => {
    const { service, replies, replied } = serving();
    const done = replied();
    service.take({ kind: 'ask', id: 1, name: 'page', args: [{ ...page, limit: 'ten' }] });
    await done;
    expect(replies).toMatchObject([{ id: 1, error: { message: expect.any(String) as string } }]);
    service.take({ kind: 'end' });
  });
});
