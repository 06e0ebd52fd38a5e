import { answer } from '../../main/testing/sink-server';
import { quantile } from '../../main/core/statistics';
import { World } from './world';

const PACED_RUNS = 300;
const DRAINED = 10_000;

/** From a run's recording to the server's acceptance of its mail, in ms; on loopback the server takes no time. */
export async function deliveryLatency(): Promise<Readonly<Record<'p50' | 'p99', number | null>>> {
  const world = await World.open(answer(200));
  try {
    await world.listen();
    await world.start();
    await world.follow({ do: 'run', count: PACED_RUNS, isPaced: true });
    const waits = world.keptMails.map(({ at }, index) => at - (world.said[index]?.recordedAt ?? Number.NaN));
    return { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) };
  } finally {
    await world.close();
  }
}

/** Mails a second while 10,000 go out, each on its own and over a connection of its own. */
export async function drainRate(): Promise<number> {
  const world = await World.open(answer(200));
  try {
    await world.start();
    await world.follow({ do: 'seed', count: DRAINED, ageMs: 0 });
    await world.listen();
    await world.follow({ do: 'wake' });
    await world.settle(0);
    const times = world.keptMails.map(({ at }) => at);
    const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
    return (times.length - 1) / seconds;
  } finally {
    await world.close();
  }
}
