import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE } from '../../shared/schedule/schedule';
import type { Surroundings } from '../../shared/surroundings';
import { FakeClock, settled } from '../testing/fake-clock';
import { READ_WITHIN_MS } from './reading';
import type { Source } from './source';
import { hashed } from './privacy';
import { readSituation, type SituationDeps } from './situation';

const EVERYTHING = {
  ...DEFAULT_SCHEDULE,
  skipOnBattery: true,
  minBatteryPercent: 20,
  skipOnMetered: true,
  skipInFullScreen: true,
  networks: ['wlan0, 192.168.1.0/24'],
};
const NOTHING = {
  network: null,
  isMetered: null,
  isOnBattery: null,
  batteryRatio: null,
  isFullScreen: null,
};

const tells =
  (part: Surroundings): Source =>
  (put) => {
    put(part);
    return Promise.resolve();
  };

/** A computer on battery behind a metered gateway, but for what a test changes of it. */
function computer(change: Partial<SituationDeps> = {}) {
  const clock = new FakeClock('2026-11-23T09:30:00Z');
  const lines: string[] = [];
  const asked: string[] = [];
  const deps: SituationDeps = {
    sources: [
      tells({ isMetered: true, isOnBattery: true, batteryRatio: 0.1, gatewayHardware: 'aa:bb:cc:dd:ee:ff' }),
    ],
    network: () => 'wlan0, 192.168.1.0/24',
    findNetwork: (description, { gatewayHardware }) => {
      asked.push(`${description} ${String(gatewayHardware)}`);
      return 'home';
    },
    key: 'key',
    isOnBattery: () => false,
    isFullScreen: () => Promise.resolve(true),
    after: (milliseconds, action) => clock.after(milliseconds, action),
    log: (sentence) => void lines.push(sentence),
    ...change,
  };
  return { clock, deps, lines, asked };
}

describe('what conditions are compared with', () => {
  it('is read from the computer, its network by hashed marks', async () => {
    const { deps, asked } = computer();
    expect(await readSituation(EVERYTHING, deps)).toEqual({
      network: { key: 'home' },
      isMetered: true,
      isOnBattery: true,
      batteryRatio: 0.1,
      isFullScreen: true,
    });
    expect(asked).toEqual([`wlan0, 192.168.1.0/24 ${hashed('aa:bb:cc:dd:ee:ff', 'key')}`]);
  });

  it('is not asked for where no condition needs it', async () => {
    const fails = () => Promise.reject(new Error('asked'));
    const { deps, lines, asked } = computer({ sources: [fails], isFullScreen: fails });
    expect(await readSituation(DEFAULT_SCHEDULE, deps)).toEqual(NOTHING);
    expect([lines, asked]).toEqual([[], []]);
  });

  it('takes the word of Electron for the battery where no service tells', async () => {
    const { deps } = computer({ sources: [], isOnBattery: () => true });
    expect(await readSituation(EVERYTHING, deps)).toMatchObject({ isOnBattery: true, batteryRatio: null });
  });

  it('is in no network where the computer has none', async () => {
    const { deps } = computer({ network: () => null });
    expect((await readSituation(EVERYTHING, deps)).network).toEqual({ key: null });
  });

  it('is not known where every reader throws, at once or later', async () => {
    const throws = (): never => {
      throw new Error('no');
    };
    const { deps, lines } = computer({
      sources: [throws, () => Promise.reject(new Error('later'))],
      network: throws,
      isOnBattery: throws,
      isFullScreen: throws,
    });
    expect(await readSituation(EVERYTHING, deps)).toEqual(NOTHING);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('is not known where no reader ever answers, and nobody waits longer than the deadline', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { deps, clock } = computer({ sources: [never, tells({ isMetered: true })], isFullScreen: never });
    let answer: unknown = 'waiting';
    void readSituation(EVERYTHING, deps).then((situation) => (answer = situation));
    await clock.advance(READ_WITHIN_MS - 1);
    expect(answer).toBe('waiting');
    await clock.advance(1);
    await settled();
    expect(answer).toMatchObject({ isMetered: true, isOnBattery: false, isFullScreen: null });
  });
});
