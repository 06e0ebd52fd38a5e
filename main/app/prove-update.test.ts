import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import { FakeClock } from '../testing/fake-clock';
import { proveUpdate } from './prove-update';

function started({ isShown, isOpen = true }: { readonly isShown: boolean; readonly isOpen?: boolean }) {
  const clock = new FakeClock();
  const seen = {
    isShown,
    wasRead: false,
    done: [] as string[],
    failing: 'restart' as 'restart' | 'as-usual',
  };
  proveUpdate({
    trial: {
      isOpen,
      pass: () => void seen.done.push('pass'),
      fail: (why) => {
        seen.done.push(why);
        return seen.failing;
      },
    },
    isShown: () => seen.isShown,
    wasRead: () => seen.wasRead,
    restart: () => void seen.done.push('restart'),
    onChanged: () => void seen.done.push('changed'),
    timers: clock,
  });
  return { clock, seen };
}

describe('the last part of the self-check after an update', () => {
  it('is none where no update is on trial, and changes nothing', async () => {
    const { clock, seen } = started({ isShown: true, isOpen: false });
    await clock.advance(2 * MINUTE_MS);
    expect(seen.done).toEqual([]);
  });

  it('is passed at once by a start in the tray', () => {
    expect(started({ isShown: false }).seen.done).toEqual(['pass', 'changed']);
  });

  it('is passed when the page in the window has read the state', async () => {
    const { clock, seen } = started({ isShown: true });
    await clock.advance(MINUTE_MS / 2);
    expect(seen.done).toEqual([]);
    seen.wasRead = true;
    await clock.advance(1_000);
    expect(seen.done).toEqual(['pass', 'changed']);
    await clock.advance(MINUTE_MS);
    expect(seen.done).toHaveLength(2);
  });

  it('is not failed by whoever closes the window before', async () => {
    const { clock, seen } = started({ isShown: true });
    seen.isShown = false;
    await clock.advance(1_000);
    expect(seen.done).toEqual(['pass', 'changed']);
  });

  it('is failed by a window that stays empty: the old version is started where it is back', async () => {
    const { clock, seen } = started({ isShown: true });
    await clock.advance(2 * MINUTE_MS);
    expect(seen.done).toEqual(['the window did not show its page', 'restart']);
    const kept = started({ isShown: true });
    kept.seen.failing = 'as-usual';
    await kept.clock.advance(2 * MINUTE_MS);
    expect(kept.seen.done).toEqual(['the window did not show its page', 'changed']);
  });
});
