import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followSleep, followWake } from './sleep';

it('sleep and waking are heard until nobody listens any more', () => {
  const power = new EventEmitter();
  const heard: string[] = [];
  const stop = followSleep(power, {
    onSleep: () => heard.push('sleep'),
    onWake: () => heard.push('wake'),
  });
  power.emit('suspend');
  power.emit('resume');
  stop();
  power.emit('suspend');
  expect(heard).toEqual(['sleep', 'wake']);
  expect(power.listenerCount('resume')).toBe(0);
});

it('how long ago the computer woke is known from its waking on', () => {
  const power = new EventEmitter();
  let now = 5_000;
  const msSinceWake = followWake(power, () => now);
  expect(msSinceWake()).toBeNull();
  power.emit('resume');
  now += 1_500;
  expect(msSinceWake()).toBe(1_500);
});
