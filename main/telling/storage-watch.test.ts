import { describe, expect, it, vi } from 'vitest';
import type { RecordingState } from '../../shared/recording/recording';
import { rulesSchema } from '../../shared/rules/rules';
import type { StorageEvent } from '../../shared/recording/storage-event';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import { draftOccasion, NO_RUNS } from '../core/messages/occasion-drafts';
import { Deliverer } from '../delivery/deliverer';
import { UnrecordedTelling } from '../delivery/unrecorded-telling';
import { isRefusal } from '../files/disk-problem';
import { DeliveryLog } from '../storage/outbox/delivery-log';
import { EventStore } from '../storage/event-store';
import { SqliteOutboxUpkeep } from '../storage/outbox/upkeep';
import { deliveringWith } from '../testing/delivering';
import { FakeClock, settled } from '../testing/fake-clock';
import { ALL_TOLD, draftContext } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { ScriptedChannel } from '../testing/scripted-channel';
import { StorageWatch } from './storage-watch';

const FULL: RecordingState = { kind: 'failing', problem: 'full', since: 1, folder: '/data' };
const LOST: StorageEvent = {
  kind: 'database-lost',
  path: '/data/linewatch.db',
  kept: null,
  runs: 0,
  runsBefore: 21,
  newestAt: null,
};

/** A watch over real records, whose disk can be made to refuse; mail is delivered by the script of the channel. */
function watched({ rules = ALL_TOLD.rules } = {}) {
  const records = temporaryRecords();
  const { database, occasions, folder } = records;
  const clock = new FakeClock('2026-11-23T14:37:10Z');
  const log: string[] = [];
  const note = (sentence: string) => void log.push(sentence);
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const settings = { ...ALL_TOLD, rules };
  const events = new EventStore({ folder, clock, newId: () => `event-${(ids += 1)}`, log: () => undefined });
  const mail = new ScriptedChannel('mail');
  let recording: RecordingState = { kind: 'fine' };
  const context = { ...draftContext({ settings }), newId };
  const unrecorded = new UnrecordedTelling({
    database,
    clock,
    log: note,
    getDeliverer: (outbox, own) =>
      new Deliverer({
        ...deliveringWith(outbox, new SqliteOutboxUpkeep(own), clock),
        channels: [mail],
        merge: () => false,
        log: note,
      }),
  });
  const create = () =>
    new StorageWatch({
      judge: { clockContext: () => ({ settings, memories: occasions.memories(), quietUntil: null }) },
      occasions,
      events,
      recording: () => recording,
      unrecorded,
      isRefusal,
      clock,
      newId,
      teller: {
        composeOccasion: (occasion: Occasion, verdict: Verdict) =>
          draftOccasion({ occasion, verdict }, NO_RUNS, context),
      },
      deliverer: { kick: () => undefined },
      onChanged: () => undefined,
      log: note,
    });
  const deliveryLog = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
  return {
    ...records,
    clock,
    events,
    mail,
    log,
    create,
    watch: create(),
    unrecorded,
    /** What is written to the records for the mail, with its state. */
    recorded: () =>
      deliveryLog
        .page({ states: ['pending', 'sent', 'sending'], channels: ['mail'], limit: 100, offset: 0 })
        .entries.map(({ message, state }) => [message.title, state]),
    /** The disk refuses every write, or takes it again. */
    refuse: (state: RecordingState) => {
      recording = state;
      database.exec(`PRAGMA query_only = ${state.kind === 'failing' ? 'ON' : 'OFF'}`);
    },
  };
}

describe('what happened to files', () => {
  it('is told once, through rules and records, also after a new start', () => {
    const { watch, create, events, recorded, database } = watched();
    events.add(LOST);
    watch.look();
    expect(recorded()).toEqual([['Your history was lost. A new one was started.', 'pending']]);
    expect(database.prepare('SELECT id FROM occasions').all()).toEqual([{ id: 'event-1' }]);
    watch.look();
    create().look();
    expect(recorded()).toHaveLength(1);
  });

  it('is not told again after a crash between the record and the note of it', () => {
    const { watch, create, events, recorded } = watched();
    events.add(LOST);
    const told = vi.spyOn(events, 'told').mockImplementation(() => {
      throw new Error('killed');
    });
    watch.look();
    told.mockRestore();
    create().look();
    expect(recorded()).toHaveLength(1);
    expect(events.untold).toEqual([]);
  });

  it('is told whatever was told before', () => {
    const { watch, events, recorded } = watched();
    events.add(LOST);
    watch.look();
    events.confirm('event-1');
    events.add({ ...LOST, runsBefore: 3 });
    watch.look();
    expect(recorded()).toHaveLength(2);
  });

  it('is told by nobody whose rule for it is off, nor where there is no rule at all', () => {
    for (const rules of [
      rulesSchema.parse([{ id: 'mine', isEnabled: false, condition: { kind: 'storage' } }]),
      [],
    ]) {
      const { watch, events, recorded } = watched({ rules });
      events.add(LOST);
      watch.look();
      expect(recorded()).toEqual([]);
      expect(events.untold).toEqual([]);
    }
  });
});

describe('results that cannot be recorded', () => {
  it('are told while the disk refuses every record, and once', async () => {
    const { watch, mail, refuse, recorded } = watched();
    refuse(FULL);
    watch.look();
    await settled();
    watch.look();
    await settled();
    expect(mail.given.map(({ message }) => message.title)).toEqual([
      'Nothing can be recorded: the disk is full',
    ]);
    expect(recorded()).toEqual([]);
  });

  it('leave their record once that is possible, and their end is told', async () => {
    const { watch, mail, refuse, recorded, database } = watched();
    refuse(FULL);
    watch.look();
    await settled();
    refuse({ kind: 'fine' });
    watch.look();
    await settled();
    watch.look();
    expect(recorded()).toEqual([
      ['Results are recorded again', 'pending'],
      ['Nothing can be recorded: the disk is full', 'sent'],
    ]);
    expect(mail.given).toHaveLength(1);
    refuse({ ...FULL, kind: 'low', since: 2 });
    watch.look();
    expect(recorded()[0]).toEqual(['The disk is full: results still fit for a while', 'pending']);
    expect(database.prepare('SELECT outcome FROM attempts').all()).toEqual([{ outcome: 'accepted' }]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });

  it('are told as what waits when no channel takes it before the disk does', async () => {
    const { watch, mail, refuse, recorded } = watched();
    mail.deliver = () =>
      Promise.resolve({
        ...({ kind: 'retry', problem: 'connection', reply: 'no route' } as const),
        isMaybeDelivered: false,
      });
    refuse(FULL);
    watch.look();
    await settled();
    refuse({ kind: 'fine' });
    watch.look();
    await settled();
    expect(recorded()).toEqual([['Nothing can be recorded: the disk is full', 'pending']]);
  });

  it('are told by the records while results still fit into what was set aside', () => {
    const { watch, refuse, recorded } = watched();
    refuse({ ...FULL, kind: 'low' });
    watch.look();
    expect(recorded()).toEqual([['The disk is full: results still fit for a while', 'pending']]);
  });

  it('are over after a start that finds them in order', () => {
    const { watch, create, refuse, recorded } = watched();
    refuse({ ...FULL, kind: 'low' });
    watch.look();
    refuse({ kind: 'fine' });
    create().look();
    expect(recorded()[0]).toEqual(['Results are recorded again', 'pending']);
  });
});
