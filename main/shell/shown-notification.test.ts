import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { showNotification, type SystemNotification } from './shown-notification';

/** A notification whose system does what a test says. */
function shown() {
  const done: string[] = [];
  let heard: { shown?: () => void; failed?: (reason: string) => void; click?: () => void } = {};
  const notification: SystemNotification = {
    show: () => done.push('show'),
    onShown: (listener) => (heard = { ...heard, shown: listener }),
    onFailed: (listener) => (heard = { ...heard, failed: listener }),
    onClick: (listener) => (heard = { ...heard, click: listener }),
  };
  const clock = new FakeClock();
  const result = showNotification(notification, () => done.push('click'), clock);
  return { done, clock, result, system: () => heard };
}

it('one that the system takes is shown, and a click on it is heard later', async () => {
  const { done, clock, result, system } = shown();
  system().shown?.();
  expect(await result).toEqual({ shown: true });
  expect(clock.nextTimerAt).toBeNull();
  system().click?.();
  expect(done).toEqual(['show', 'click']);
});

it('one that Windows or macOS refuses says why', async () => {
  const { result, system } = shown();
  system().failed?.('notifications are turned off for Linewatch');
  expect(await result).toEqual({
    shown: false,
    isAbsent: false,
    reason: 'notifications are turned off for Linewatch',
  });
});

it('one of which the system says nothing is given up after five seconds', async () => {
  const { clock, result } = shown();
  await clock.advance(5_000);
  expect(await result).toMatchObject({ shown: false, reason: 'the notification service did not answer' });
});
