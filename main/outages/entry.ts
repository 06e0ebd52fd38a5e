import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { uptime } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { monotonicMs } from '../engine/clock';
import type { WatchOrder } from './messages';
import { probe } from './probe';
import { readPath } from './read-path';
import { Watcher } from './watcher';

/** Watches the line in a thread of its own: whatever the application does, its looks come in time. */
const watcher = new Watcher({
  readPath: () => readPath(),
  probe,
  lookUp: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  report: (report) => parentPort?.postMessage(report),
  newId: randomUUID,
  clock: { now: Date.now, monotonicMs, uptimeMs: () => uptime() * 1_000 },
  timers: {
    after: (milliseconds, action) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  },
});
parentPort?.on('message', (order: WatchOrder) => {
  watcher.take(order);
  // The thread ends with its last message on its way.
  if (order.kind === 'end') parentPort?.close();
});
