import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import type { ReaderOrder, ReaderReply } from './messages';
import { ReaderThread, type ThreadPort } from './reader-thread';

/** A thread that a test plays. */
class PlayedThread implements ThreadPort {
  readonly orders: ReaderOrder[] = [];
  reply: (reply: ReaderReply) => void = () => undefined;
  end: (error: Error | null) => void = () => undefined;

  post(order: ReaderOrder): void {
    this.orders.push(order);
  }

  onReply(listener: (reply: ReaderReply) => void): void {
    this.reply = listener;
  }

  onEnd(listener: (error: Error | null) => void): void {
    this.end = listener;
  }

  /** Answers the newest question. */
  answer(answer: unknown): void {
    const last = this.orders.findLast(({ kind }) => kind === 'ask');
    if (last?.kind === 'ask') this.reply({ id: last.id, answer });
  }
}

function playing(idleMs = 600_000) {
  const clock = new FakeClock();
  const threads: PlayedThread[] = [];
  const logged: string[] = [];
  const reader = new ReaderThread({
    idleMs,
    timers: clock,
    spawn: () => {
      const thread = new PlayedThread();
      threads.push(thread);
      return thread;
    },
    log: (sentence) => logged.push(sentence),
  });
  return { reader, threads, logged, clock };
}

const kinds = (thread: PlayedThread | undefined) => thread?.orders.map(({ kind }) => kind);

describe('the thread that reads', () => {
  it('starts with the first question, and answers each its own', async () => {
    const { reader, threads } = playing();
    expect(threads).toHaveLength(0);
    const [first, second] = [reader.ask('check'), reader.ask('copy', 1, false)];
    threads[0]?.reply({ id: 2, answer: 'copied' });
    threads[0]?.reply({ id: 1, answer: null });
    expect([await first, await second]).toEqual([null, 'copied']);
    expect(threads).toHaveLength(1);
  });

  it('says the error of the records with what SQLite says of it', async () => {
    const { reader, threads } = playing();
    const asked = reader.ask('check');
    const facts = { sqliteCode: 11 };
    threads[0]?.reply({ id: 1, error: { message: 'malformed', stack: undefined, facts } });
    await expect(asked).rejects.toMatchObject({ message: 'malformed', sqliteCode: 11 });
  });

  it('is replaced when it fails, and asked once more', async () => {
    const { reader, threads, logged } = playing();
    const asked = reader.ask('check');
    threads[0]?.end(new Error('out of memory'));
    expect(kinds(threads[1])).toEqual(['ask']);
    threads[1]?.answer(null);
    expect(await asked).toBeNull();
    expect(logged).toEqual(['The thread that reads the records failed']);
  });

  it('is not asked a third time', async () => {
    const { reader, threads } = playing();
    const asked = reader.ask('check');
    threads[0]?.end(new Error('out of memory'));
    threads[1]?.end(new Error('out of memory'));
    await expect(asked).rejects.toThrow('out of memory');
    expect(threads).toHaveLength(2);
    const again = reader.ask('check');
    threads[2]?.answer('page 7');
    expect(await again).toBe('page 7');
  });

  it('that is for rare work ends when it is done, and starts again with the next', async () => {
    const { reader, threads } = playing(0);
    const asked = reader.ask('check');
    threads[0]?.answer(null);
    await asked;
    expect(kinds(threads[0])).toEqual(['ask', 'end']);
    // It was asked before it had ended.
    const next = reader.ask('copy', 1, true);
    expect(threads).toHaveLength(1);
    threads[0]?.end(null);
    threads[1]?.answer('up-to-date');
    expect(await next).toBe('up-to-date');
  });

  it('ends when nothing was asked for ten minutes, and starts again with the next question', async () => {
    const { reader, threads, clock } = playing();
    const ask = async (answer: unknown): Promise<void> => {
      const asked = reader.ask('check');
      threads.at(-1)?.answer(answer);
      await asked;
    };
    await ask(null);
    await clock.advance(599_999);
    await ask(null);
    const waiting = reader.ask('check');
    await clock.advance(600_000);
    expect(kinds(threads[0])).toEqual(['ask', 'ask', 'ask']);
    threads[0]?.answer(null);
    await waiting;
    await clock.advance(600_000);
    expect(kinds(threads[0])).toEqual(['ask', 'ask', 'ask', 'end']);
    threads[0]?.end(null);
    await ask(null);
    expect(threads).toHaveLength(2);
  });

  it('hears that the file is another one', () => {
    const { reader, threads } = playing();
    reader.reopen();
    expect(threads).toHaveLength(0);
    void reader.ask('check');
    reader.reopen();
    expect(kinds(threads[0])).toEqual(['ask', 'reopen']);
  });

  it('ends with the application, which waits for it and asks nothing more', async () => {
    const { reader, threads } = playing();
    const asked = reader.ask('check');
    let isClosed = false;
    const closed = reader.close().then(() => (isClosed = true));
    expect(kinds(threads[0])).toEqual(['ask', 'end']);
    threads[0]?.answer(null);
    expect(await asked).toBeNull();
    expect(isClosed).toBe(false);
    threads[0]?.end(null);
    await closed;
    await expect(reader.ask('check')).rejects.toThrow('the application ends');
    await reader.close();
  });
});
