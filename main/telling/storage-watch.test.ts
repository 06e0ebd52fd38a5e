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

/** A watch over real records on a disk that the test can make fail; the channel `mail` is scripted. */
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
    /** The recorded mails, with their states. */
    recorded: () =>
      deliveryLog
        .page({ states: ['pending', 'sent', 'sending'], channels: ['mail'], limit: 100, offset: 0 })
        .entries.map(({ message, state }) => [message.title, state]),
    /** Makes the disk fail, or work again. */
    refuse: (state: RecordingState) => {
      recording = state;
      database.exec(`PRAGMA query_only = ${state.kind === 'failing' ? 'ON' : 'OFF'}`);
    },
  };
}

describe('a notification of a file event', () => {
  it('is sent once, through rules and records, also after a restart', () => {
    const { watch, create, events, recorded, database } = watched();
    events.add(LOST);
    watch.look();
    expect(recorded()).toEqual([['Your history was lost. A new one was started.', 'pending']]);
    expect(database.prepare('SELECT id FROM occasions').all()).toEqual([{ id: 'event-1' }]);
    watch.look();
    create().look();
    expect(recorded()).toHaveLength(1);
  });

  it('is not repeated after a crash between the record and its mark', () => {
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

  it('is sent whatever was sent before', () => {
    const { watch, events, recorded } = watched();
    events.add(LOST);
    watch.look();
    events.confirm('event-1');
    events.add({ ...LOST, runsBefore: 3 });
    watch.look();
    expect(recorded()).toHaveLength(2);
  });

  it('is not sent if the rule for it is off or missing', () => {
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
  it('are reported once while the disk fails', async () => {
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

  it('have their notification recorded once the disk works, and their end is reported', async () => {
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

  it('are reported as a waiting message if no channel accepts it before the disk works again', async () => {
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

  it('are reported through the records while results still fit into the reserve', () => {
    const { watch, refuse, recorded } = watched();
    refuse({ ...FULL, kind: 'low' });
    watch.look();
    expect(recorded()).toEqual([['The disk is full: results still fit for a while', 'pending']]);
  });

  it('are over after a start that can write', () => {
    const { watch, create, refuse, recorded } = watched();
    refuse({ ...FULL, kind: 'low' });
    watch.look();
    refuse({ kind: 'fine' });
    create().look();
    expect(recorded()[0]).toEqual(['Results are recorded again', 'pending']);
  });
});
