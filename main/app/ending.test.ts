import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../testing/fake-clock';
import { Ending } from './ending';

function fakeEnding() {
  const clock = new FakeClock();
  const exits: number[] = [];
  const lines: string[] = [];
  const ending = new Ending({
    timers: clock,
    exit: (code) => exits.push(code),
    log: (line) => lines.push(line),
  });
  return { clock, exits, lines, ending };
}

describe('the end of the process', () => {
  it('comes at once where nothing is to be finished', async () => {
    const { ending, exits } = fakeEnding();
    ending.begin(143);
    await settled();
    expect(exits).toEqual([143]);
  });

  it('waits for every part, which all begin at the same time', async () => {
    const { ending, exits } = fakeEnding();
    const begun: string[] = [];
    let finish = (): void => undefined;
    ending.add(() => {
      begun.push('run');
      return new Promise<void>((resolve) => (finish = resolve));
    });
    ending.add(() => begun.push('messages'));
    ending.begin();
    await settled();
    expect([begun, exits]).toEqual([['run', 'messages'], []]);
    finish();
    await settled();
    expect(exits).toEqual([0]);
  });

  it('comes within two seconds although a part never ends', async () => {
    const { ending, exits, clock } = fakeEnding();
    ending.add(() => new Promise(() => undefined));
    ending.begin();
    await clock.advance(1_799);
    expect(exits).toEqual([]);
    await clock.advance(1);
    expect(exits).toEqual([0]);
  });

  it('is not kept by a part that fails, whose fault is logged', async () => {
    const { ending, exits, lines } = fakeEnding();
    ending.add(() => {
      throw new Error('disk full');
    });
    ending.add(() => Promise.reject(new Error('disk full')));
    ending.begin();
    await settled();
    expect(exits).toEqual([0]);
    expect(lines).toHaveLength(2);
  });

  it('has the exit code of who asked first, and begins once', async () => {
    const { ending, exits, clock } = fakeEnding();
    let count = 0;
    ending.add(() => (count += 1));
    expect(ending.signal.aborted).toBe(false);
    ending.begin(130);
    ending.begin(0);
    expect(ending.signal.aborted).toBe(true);
    await clock.advance(5_000);
    expect([count, exits]).toEqual([1, [130]]);
  });

  it('finishes a part that is added after it has begun', async () => {
    const { ending } = fakeEnding();
    ending.begin();
    let isFinished = false;
    ending.add(() => (isFinished = true));
    await settled();
    expect(isFinished).toBe(true);
  });
});
