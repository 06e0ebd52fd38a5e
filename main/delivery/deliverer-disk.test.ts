import { describe, expect, it } from 'vitest';
import type { OutboxStore } from '../core/outbox';
import { deliveringWith } from '../testing/delivering';
import { mailDraft } from '../testing/drafts';
import { FakeClock, settled } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { ACCEPTED, openAnswer, ScriptedChannel } from '../testing/scripted-channel';
import { Deliverer } from './deliverer';

/** Outbox whose chosen methods throw a full-disk error until the test frees the disk. */
class FullDisk extends InMemoryOutbox {
  refuses: readonly (keyof OutboxStore)[] = [];

  override lease(...args: Parameters<OutboxStore['lease']>) {
    this.#refuse('lease');
    return super.lease(...args);
  }
  override settle(...args: Parameters<OutboxStore['settle']>) {
    this.#refuse('settle');
    super.settle(...args);
  }
  override releaseLeases() {
    this.#refuse('releaseLeases');
    super.releaseLeases();
  }

  #refuse(method: keyof OutboxStore): void {
    if (this.refuses.includes(method)) throw new Error('database or disk is full');
  }
}

const getMail = (id: string) => mailDraft({ id, runId: `run-of-${id}`, messageId: `<${id}@a41f.linewatch>` });

function delivererOn(channel: ScriptedChannel) {
  const clock = new FakeClock();
  const outbox = new FullDisk(clock);
  const log: string[] = [];
  const deliverer = new Deliverer({
    ...deliveringWith(outbox, outbox.upkeep, clock),
    channels: [channel],
    log: (sentence) => void log.push(sentence),
  });
  return { clock, outbox, log, deliverer };
}

describe('a full disk', () => {
  it('does not make an accepted message go out twice', async () => {
    const mail = new ScriptedChannel('mail');
    const { clock, outbox, deliverer, log } = delivererOn(mail);
    outbox.refuses = ['settle'];
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(60_000);
    expect(log).toContain('An attempt could not be recorded yet');
    expect(mail.givenIds).toEqual(['a']);
    outbox.refuses = [];
    await clock.advance(5_000);
    expect(outbox.all()[0]).toMatchObject({ state: 'sent', attempts: [{ outcome: 'accepted' }] });
    expect(mail.givenIds).toEqual(['a']);
  });

  it.each(['lease', 'releaseLeases'] as const)(
    'delays messages only while it is full (%s)',
    async (method) => {
      const { clock, outbox, deliverer } = delivererOn(new ScriptedChannel('mail'));
      outbox.add([getMail('a')]);
      outbox.lease('mail', clock.now(), 1);
      if (method === 'lease') outbox.releaseLeases();
      outbox.refuses = [method];
      deliverer.start();
      await clock.advance(60_000);
      expect(outbox.all()[0]?.state).not.toBe('sent');
      outbox.refuses = [];
      await clock.advance(5_000);
      expect(outbox.all()[0]?.state).toBe('sent');
    },
  );
});

describe('stopping', () => {
  it('does not lose an acceptance in the last second before the end', async () => {
    const { answer, give } = openAnswer();
    const { outbox, deliverer } = delivererOn(new ScriptedChannel('mail', [answer]));
    outbox.add([getMail('a'), getMail('b')]);
    deliverer.start();
    const stopped = deliverer.stop();
    give(ACCEPTED);
    await stopped;
    expect(outbox.all().map(({ state }) => state)).toEqual(['sent', 'pending']);
  });

  it('waits at most one second for a channel that hangs, and keeps its message for the next start', async () => {
    const mail = new ScriptedChannel('mail', ['never']);
    const { clock, outbox, deliverer } = delivererOn(mail);
    outbox.add([getMail('a')]);
    deliverer.start();
    let isStopped = false;
    void deliverer.stop().then(() => (isStopped = true));
    await clock.advance(700);
    expect(mail.signals[0]?.aborted).toBe(false);
    await clock.advance(299);
    expect(mail.signals[0]?.aborted).toBe(true);
    expect(isStopped).toBe(false);
    await clock.advance(1);
    await settled();
    expect(isStopped).toBe(true);
    expect(outbox.all()[0]).toMatchObject({ state: 'sending', attempts: [] });
    deliverer.start();
    await clock.advance(0);
    expect(outbox.all()[0]?.state).toBe('sent');
  });
});

describe('a message whose attempt is in progress when the application ends', () => {
  const refusal = {
    ...({ kind: 'blocked', problem: 'authentication', reply: '535 5.7.8 wrong' } as const),
    isMaybeDelivered: false,
  };

  it('has most of a second to be refused, and the refusal is recorded', async () => {
    const { answer, give } = openAnswer();
    const { clock, outbox, deliverer } = delivererOn(new ScriptedChannel('mail', [answer]));
    outbox.add([getMail('a')]);
    deliverer.start();
    const stopped = deliverer.stop();
    await clock.advance(500);
    give(refusal);
    await stopped;
    expect(outbox.all()[0]).toMatchObject({ state: 'blocked', attempts: [{ reply: '535 5.7.8 wrong' }] });
  });

  it('may have been delivered if it was handed over, and the next start records that', async () => {
    const { clock, outbox, deliverer } = delivererOn(
      new ScriptedChannel('mail', ['never', openAnswer().answer]),
    );
    outbox.add([getMail('a')]);
    deliverer.start();
    const handedOverAt = clock.now();
    void deliverer.stop();
    await clock.advance(3_600_000);
    deliverer.start();
    expect(outbox.all()[0]).toMatchObject({
      state: 'sending',
      attempts: [
        {
          startedAt: handedOverAt,
          finishedAt: handedOverAt,
          outcome: 'retry',
          problem: 'interrupted',
          reply: '',
          isMaybeDelivered: true,
        },
      ],
    });
  });

  it('was not delivered if it was not handed over', async () => {
    const mail = new ScriptedChannel('mail', ['never, and hands over nothing', openAnswer().answer]);
    const { clock, outbox, deliverer } = delivererOn(mail);
    outbox.add([getMail('a')]);
    deliverer.start();
    void deliverer.stop();
    await clock.advance(1_000);
    deliverer.start();
    expect(outbox.all()[0]).toMatchObject({ state: 'sending', attempts: [] });
  });
});

describe('waiting until nothing is due', () => {
  it('ends although a message waits for a later attempt', async () => {
    const later = { kind: 'retry', problem: 'dns', reply: '', isMaybeDelivered: false } as const;
    const { outbox, deliverer } = delivererOn(new ScriptedChannel('mail', [later]));
    outbox.add([getMail('a')]);
    deliverer.start();
    await deliverer.idle();
    expect(outbox.all()[0]?.state).toBe('pending');
  });
});
