import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../../main/storage/sqlite';
import { RUNS, type FaultCase } from './case';

const HOUR = 3_600_000;
/** SQLite gives up on another writer after five seconds. */
const LOCKED_MS = 6_000;
const BUSY = { dot: '451 4.3.0 try again' };

const diskFull: FaultCase = {
  name: 'disk full at the recording',
  play: async (world) => {
    await world.listen();
    await world.start();
    await world.run(1);
    await world.follow({ do: 'fill-disk', isFull: true });
    const told = world.run(RUNS);
    await world.settle(3);
    await world.follow({ do: 'fill-disk', isFull: false });
    await world.settle();
    await told;
    await world.settle();
  },
};

const refusedNote: FaultCase = {
  name: 'disk refuses the note that a mail was accepted',
  play: async (world) => {
    await world.listen();
    await world.start({ at: 'answered', what: 'refuse' });
    const told = world.run(1);
    await told;
    await world.settle(3);
    await world.follow({ do: 'accept-writes' });
    await world.settle();
  },
};

const lockedAtStart: FaultCase = {
  name: 'database locked by another process at the start of a run',
  play: async (world) => {
    await world.listen();
    await world.start();
    const records = world.openRecords();
    records.exec('BEGIN IMMEDIATE');
    const told = world.run(1);
    await pause(LOCKED_MS);
    records.exec('ROLLBACK');
    records.close();
    await told;
    // The scheduler asks again while a run could not be begun.
    await world.run(1);
    await world.settle();
  },
};

const lockedAtNote: FaultCase = {
  name: 'database locked by another process while a mail is accepted',
  play: async (world) => {
    const other: { records?: Database } = {};
    world.script = () => ({
      DATA: (answer) => {
        other.records ??= world.openRecords();
        if (!other.records.isTransaction) other.records.exec('BEGIN IMMEDIATE');
        answer('354 go on');
      },
    });
    await world.listen();
    await world.start();
    await world.run(1);
    await pause(LOCKED_MS);
    world.heal();
    other.records?.close();
    await world.settle();
  },
};

const clockJumps = (name: string, milliseconds: number): FaultCase => ({
  name: `the clock jumps ${name}`,
  play: async (world) => {
    world.script = (connection) => (connection < 3 ? BUSY : {});
    await world.listen();
    await world.start();
    await world.run(RUNS);
    await world.jump(milliseconds);
    await world.run(1);
    await world.settle();
  },
});

const suspended: FaultCase = {
  name: 'suspended for 8 hours in DATA',
  play: async (world) => {
    let isAsleep = false;
    world.script = () => ({
      DATA: (_answer, socket) => {
        if (!isAsleep) world.child.freeze();
        isAsleep = true;
        socket.destroy();
      },
    });
    await world.listen();
    await world.start();
    const told = world.run(RUNS);
    await pause(500);
    world.heal();
    world.child.thaw();
    await told;
    await world.jump(8 * HOUR);
    await world.follow({ do: 'wake' });
    await world.settle();
  },
};

/** The line is down for five days with a run every quarter of an hour. */
const waiting: FaultCase = {
  name: '10,000 messages waiting',
  play: async (world) => {
    await world.start();
    await world.follow({ do: 'seed', count: 10_000, ageMs: 100 * HOUR });
    await world.settle(3);
    await world.listen();
    await world.follow({ do: 'wake' });
    await world.settle();
  },
};

/** What happens around the application rather than to a server. */
export const SURROUNDINGS_CASES: readonly FaultCase[] = [
  ...[diskFull, refusedNote, lockedAtStart, lockedAtNote],
  ...[clockJumps('3 hours ahead', 3 * HOUR), clockJumps('3 hours back', -3 * HOUR)],
  ...[suspended, waiting],
];
