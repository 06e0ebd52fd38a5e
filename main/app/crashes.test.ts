import { expect, it } from 'vitest';
import type { StorageEvent } from '../../shared/recording/storage-event';
import { FakeClock } from '../testing/fake-clock';
import { Crashes } from './crashes';

function told() {
  const events: StorageEvent[] = [];
  const clock = new FakeClock();
  const crashes = new Crashes({ logPath: '/data/linewatch.log', add: (event) => events.push(event), clock });
  const isBack = () => events.map((event) => event.kind === 'part-crashed' && event.isBack);
  return { crashes, clock, events, isBack };
}

it('a part that ended is told with its reason in one line', () => {
  const { crashes, events } = told();
  crashes.happened(
    'reader',
    'Worker terminated due to reaching memory limit\n    at Worker.kOnExit (node:internal)',
  );
  expect(events).toEqual([
    {
      kind: 'part-crashed',
      path: '/data/linewatch.log',
      part: 'reader',
      reason: 'Worker terminated due to reaching memory limit',
      isBack: true,
    },
  ]);
});

it('the fourth time within ten minutes is more than a crash; each part counts for itself', async () => {
  const { crashes, clock, isBack } = told();
  for (let times = 0; times < 4; times += 1) crashes.happened('graphics', 'crashed');
  crashes.happened('watcher', 'crashed');
  expect(isBack()).toEqual([true, true, true, false, true]);
  await clock.advance(600_000);
  crashes.happened('graphics', 'crashed');
  expect(isBack().at(-1)).toBe(true);
});

it('who starts a part again says whether it is back', () => {
  const { crashes, isBack } = told();
  crashes.happened('window', 'killed', true);
  crashes.happened('window', 'killed', false);
  expect(isBack()).toEqual([true, false]);
});
