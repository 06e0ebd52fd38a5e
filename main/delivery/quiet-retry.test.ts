import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/durations';
import { mailDraft } from '../testing/drafts';
import { reconciling } from '../testing/reconciling';

/** Quiet hours that have just begun, eight hours long. */
function atNight() {
  const tools = reconciling();
  const until = tools.clock.now() + 8 * HOUR_MS;
  const begin = () => {
    tools.world.quietUntil = until;
    tools.reconciler.look();
  };
  /** The state that each message has, and in how many hours it is due. */
  const plan = () =>
    tools.outbox
      .all()
      .map(
        ({ id, state, nextAttemptAt }) => `${id} ${state} ${(nextAttemptAt - tools.clock.now()) / HOUR_MS}`,
      );
  return { ...tools, until, begin, plan };
}

describe('a message that becomes due in quiet hours', () => {
  it('waits for their end where its try before them was refused', () => {
    const { write, meet, begin, plan, outbox, until } = atNight();
    write('a');
    meet('connection', 'pending');
    begin();
    expect(plan()).toEqual(['a pending 8']);
    expect(outbox.entry('a')).toMatchObject({ heldUntil: until });
  });

  it('waits for it also when the line comes back, and where it was never tried', () => {
    const { write, meet, begin, reconciler, due } = atNight();
    write('a');
    meet('connection', 'pending');
    write('b');
    begin();
    reconciler.lineReturned();
    reconciler.look();
    expect(due()).toEqual([]);
  });

  it('waits for it when its channel is corrected or delivers something urgent at night', () => {
    const { write, meet, begin, reconciler, due } = atNight();
    write('a');
    meet('tls', 'blocked');
    begin();
    reconciler.accepted({ channel: 'mail', recipient: 'you@example.org' });
    reconciler.look();
    expect(due()).toEqual([]);
  });

  it('goes at once where its rule is urgent, and where a person asks for it', () => {
    const { write, meet, begin, reconciler, due, clock } = atNight();
    write('urgent', { mayBeHeld: false });
    write('asked');
    meet('connection', 'pending');
    begin();
    clock.sleep(60_000);
    reconciler.retry('asked');
    reconciler.look();
    expect(due()).toEqual(['urgent', 'asked']);
  });

  it('goes when the quiet hours are switched off or have ended', () => {
    const { write, begin, reconciler, due, world } = atNight();
    write('a');
    begin();
    expect(due()).toEqual([]);
    world.quietUntil = null;
    reconciler.align();
    expect(due()).toEqual(['a']);

    const ended = atNight();
    ended.write('b');
    ended.begin();
    ended.clock.sleep(8 * HOUR_MS);
    expect(ended.due()).toEqual(['b']);
  });

  it('is held within another one only where each part may be', () => {
    const { write, outbox, begin, due } = atNight();
    write('a');
    write('b');
    write('c', { mayBeHeld: false });
    write('d');
    const whole = (id: string) =>
      mailDraft({ id, kind: 'merged', runId: null, messageId: `<${id}@a41f.linewatch>`, mayBeHeld: false });
    outbox.merge(whole('calm'), ['a', 'b']);
    outbox.merge(whole('urgent'), ['c', 'd']);
    begin();
    expect(due()).toEqual(['urgent']);
  });

  it('is not tried from time to time while it is blocked: one is, when they have ended', () => {
    const { write, meet, begin, reconciler, due, clock, world, states } = atNight();
    write('a');
    write('b');
    meet('tls', 'blocked');
    clock.sleep(25 * HOUR_MS);
    begin();
    clock.sleep(60_001);
    reconciler.look();
    expect(states()).toEqual(['a blocked tls', 'b blocked tls']);
    world.quietUntil = null;
    clock.sleep(60_001);
    reconciler.look();
    expect(due()).toEqual(['a']);
  });
});
