import { describe, expect, it } from 'vitest';
import type { Sighting } from '../channels/mailbox';
import { FakeClock } from '../testing/fake-clock';
import { Sightings } from './sightings';

const MINUTE = 60_000;
const MAIL = { channel: 'mail', messageId: '<run-1.mail-1@a41f>' } as const;

/** A mailbox that gives these answers and then has the mail; `never` does not answer until it is told to end. */
function watching(answers: readonly (Sighting | 'never')[] = [], isKnown = true) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const seen: number[] = [];
  const lines: string[] = [];
  const left = [...answers];
  const sightings = new Sightings({
    mailbox: {
      isKnown,
      look: (messageId, signal) => {
        asked.push(messageId);
        const next = left.shift() ?? { kind: 'seen' };
        if (next !== 'never') return Promise.resolve(next);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ kind: 'failed', detail: 'it took too long' })),
        );
      },
    },
    timers: clock,
    onSeen: () => seen.push(clock.now()),
    log: (sentence) => void lines.push(sentence),
  });
  return { clock, asked, seen, lines, sightings };
}

describe('an accepted mail', () => {
  it('is looked for after ten seconds, and less and less often until it is seen', async () => {
    const { clock, asked, seen, sightings } = watching([{ kind: 'not-yet' }, { kind: 'not-yet' }]);
    const start = clock.now();
    sightings.accepted(MAIL);
    await clock.advance(9_999);
    expect(asked).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(seen).toEqual([start + 10_000 + 30_000 + MINUTE]);
    expect(asked).toHaveLength(3);
  });

  it('that is not seen within half an hour is let be, and the next one is looked for', async () => {
    const { clock, asked, seen, lines, sightings } = watching(Array<Sighting>(7).fill({ kind: 'not-yet' }));
    sightings.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    expect(asked).toHaveLength(7);
    expect(lines).toEqual(['The mail <run-1.mail-1@a41f> was not seen in its mailbox']);
    sightings.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(MINUTE);
    expect(seen).toHaveLength(1);
  });

  it('is looked for again after a look that hangs', async () => {
    const { clock, seen, lines, sightings } = watching(['never']);
    sightings.accepted(MAIL);
    await clock.advance(2 * MINUTE);
    expect(lines).toEqual(['The mailbox could not be looked into: it took too long']);
    expect(seen).toHaveLength(1);
  });

  it('is the only one that is looked for at a time', async () => {
    const { clock, asked, sightings } = watching();
    sightings.accepted(MAIL);
    sightings.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(60 * MINUTE);
    expect(asked).toEqual([MAIL.messageId]);
  });

  it('is not looked for without a mailbox, nor is what went another way, nor after the end', async () => {
    const without = watching([], false);
    without.sightings.accepted(MAIL);
    await without.clock.advance(60 * MINUTE);
    const other = watching();
    other.sightings.accepted({ ...MAIL, channel: 'desktop' });
    await other.clock.advance(60 * MINUTE);
    other.sightings.accepted(MAIL);
    other.sightings.stop();
    await other.clock.advance(60 * MINUTE);
    expect([...without.asked, ...other.asked]).toEqual([]);
  });
});
