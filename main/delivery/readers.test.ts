import { describe, expect, it } from 'vitest';
import { mailDraft } from '../testing/drafts';
import { mailingTo, reconciling } from '../testing/reconciling';

const A = 'a@example.org';
const B = 'b@example.org';
const C = 'c@example.org';

/** Mails to A and C about the same runs; the server refuses those to A that it is offered. */
function refusedByA() {
  const world = reconciling();
  world.world.settings = mailingTo(A, C);
  for (const run of [1, 2]) {
    world.write(`a${run}`, { runId: `run-${run}`, recipient: A });
    world.meet('recipient-refused', 'failed');
    world.write(`c${run}`, { runId: `run-${run}`, recipient: C });
  }
  return world;
}
const getReaders = ({ outbox }: ReturnType<typeof reconciling>) =>
  outbox.all().map(({ id, recipient, state }) => `${id} ${recipient[0]} ${state}`);

describe('a corrected address', () => {
  it('gets the messages that the wrong one refused, and nobody gets a message twice', () => {
    const refused = refusedByA();
    refused.world.settings = mailingTo(B, C);
    refused.reconciler.align();
    expect(getReaders(refused)).toEqual(['a1 b pending', 'c1 c pending', 'a2 b pending', 'c2 c pending']);
  });

  it('also gets messages that were merged for the wrong one', () => {
    const { write, meet, outbox, world, reconciler } = reconciling();
    world.settings = mailingTo(A, C);
    write('a1', { runId: 'run-1', recipient: A });
    write('c1', { runId: 'run-1', recipient: C });
    write('a2', { runId: 'run-2', recipient: A });
    outbox.merge(
      mailDraft({ id: 'm', kind: 'merged', runId: null, recipient: A, messageId: '<m@a41f.linewatch>' }),
      ['a1', 'a2'],
    );
    meet('connection', 'pending');
    world.settings = mailingTo(C, B);
    reconciler.align();
    expect(outbox.all().map(({ id, recipient }) => `${id} ${recipient[0]}`)).toEqual([
      ...['a1 b', 'c1 c', 'a2 b', 'm b'],
    ]);
  });

  it('is used by “try again”', () => {
    const { write, meet, world, reconciler, outbox } = reconciling();
    write('a1', { recipient: A });
    meet('message-refused', 'failed');
    world.settings = mailingTo(B);
    expect(reconciler.retry('a1')).toBe('due');
    expect(outbox.all()[0]).toMatchObject({ recipient: B, state: 'pending' });
  });

  it('gets messages that were written while no address was entered', () => {
    const { write, meet, world, reconciler, outbox } = reconciling();
    write('a1', { recipient: '' });
    meet('not-configured', 'blocked');
    world.settings = mailingTo(B);
    reconciler.align();
    expect(outbox.all()[0]).toMatchObject({ recipient: B, state: 'pending' });
  });
});

describe('a removed address', () => {
  it('gets nothing more: messages waiting for it are set aside with the reason', () => {
    const refused = refusedByA();
    refused.world.settings = mailingTo(C);
    refused.reconciler.align();
    expect(refused.states()).toEqual([
      'a1 set-aside recipient-removed',
      'c1 pending',
      'a2 set-aside recipient-removed',
      'c2 pending',
    ]);
  });

  it('gets a message, as the only recipient, when the user sends it by hand', () => {
    const refused = refusedByA();
    refused.world.settings = mailingTo(C);
    refused.reconciler.align();
    expect(refused.reconciler.retry('a1')).toBe('due');
    refused.reconciler.align();
    expect(refused.due()).toEqual(['a1', 'c1', 'c2']);
    expect(refused.outbox.entry('a1')).toMatchObject({ recipient: A });
  });

  it('still gets waiting messages when the user asks for it while removing it', () => {
    const { write, world, reconciler, due, outbox, states } = reconciling();
    world.settings = mailingTo(A, B, C);
    for (const recipient of [A, B, C]) write(`${recipient[0]}1`, { runId: 'run-1', recipient });
    reconciler.letGo({ channels: [], readers: [A] });
    world.settings = mailingTo(C);
    reconciler.align();
    expect(states()).toEqual(['a1 pending', 'b1 set-aside recipient-removed', 'c1 pending']);
    expect(due()).toEqual(['a1', 'c1']);
    expect(outbox.entry('a1')).toMatchObject({ recipient: A });
    write('a2', { runId: 'run-2', recipient: A });
    reconciler.align();
    expect(states().at(-1)).toBe('a2 pending');
    expect(outbox.entry('a2')).toMatchObject({ recipient: C });
  });

  it('gets messages set aside when it is entered again and the user asks for them', () => {
    const refused = refusedByA();
    refused.world.settings = mailingTo(C);
    refused.reconciler.align();
    refused.world.settings = mailingTo(C, A);
    refused.reconciler.align();
    expect(refused.due()).toEqual(['c1', 'c2']);
    expect(refused.reconciler.retry('a1')).toBe('due');
    expect(refused.due()).toEqual(['a1', 'c1', 'c2']);
  });

  it('leaves the messages waiting for a new address if it was the last one', () => {
    const { write, meet, world, reconciler, states } = reconciling();
    write('a1', { recipient: A });
    meet('connection', 'pending');
    world.settings = mailingTo();
    reconciler.align();
    expect(states()).toEqual(['a1 pending connection']);
  });
});
