import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../../testing/fake-clock';
import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { UpdateKeeper } from './update-keeper';
import { LATER_MS, NOTHING_REMEMBERED, type UpdateMemory } from './update-memory';
import type { CheckEnd, InstallEnd, LoadEnd } from './updater';

const NEWER: CheckEnd = { kind: 'newer', version: '0.2.0', notes: ['Outages are drawn.'] };
const UNSIGNED: CheckEnd = { kind: 'fault', problem: 'unsigned', detail: 'latest.yml.sig is missing' };

/** A copy of version 0.1.0 whose feed, loads and installations are what a test says. */
function copy(memory: Partial<UpdateMemory> = {}) {
  const clock = new FakeClock('2026-11-23T12:00:00Z');
  const seen = {
    memory: { ...NOTHING_REMEMBERED, ...memory },
    done: [] as string[],
    feed: NEWER,
    loaded: { kind: 'loaded' } as LoadEnd,
    installed: { kind: 'restart' } as InstallEnd,
    isTesting: false,
    isDelivering: false,
    hasNetwork: true,
    isWanted: true,
    /** Ends a load that waits for it. */
    onLoad: null as (() => Promise<void>) | null,
    confirmed: false,
  };
  const updater = {
    check: () => (seen.done.push('check'), Promise.resolve(seen.feed)),
    load: async (onPercent: (percent: number) => void, signal: AbortSignal): Promise<LoadEnd> => {
      seen.done.push('load');
      onPercent(40);
      await seen.onLoad?.();
      return signal.aborted ? { kind: 'cancelled' } : seen.loaded;
    },
    install: () => (seen.done.push('install'), Promise.resolve(seen.installed)),
  };
  const build = (isUpdatable = true) =>
    new UpdateKeeper({
      package: isUpdatable ? 'appimage' : 'flatpak',
      version: '0.1.0',
      updater: isUpdatable ? () => Promise.resolve(updater) : null,
      isWanted: () => seen.isWanted,
      isTesting: () => seen.isTesting,
      isDelivering: () => seen.isDelivering,
      hasNetwork: () => seen.hasNetwork,
      memory: { read: () => seen.memory, write: (next) => (seen.memory = next) },
      past: { outcome: null, confirm: () => (seen.confirmed = true) },
      restart: () => seen.done.push('restart'),
      clock,
      onChanged: () => undefined,
      log: () => undefined,
    });
  const keeper = build();
  const look = async () => {
    keeper.look();
    await settled();
  };
  return { clock, seen, keeper, look, build };
}

describe('a newer version', () => {
  it('is looked for once a day, and announced with its changes; nothing is loaded', async () => {
    const { clock, seen, keeper, look } = copy();
    await look();
    await look();
    expect(seen.done).toEqual(['check']);
    expect(keeper.state).toMatchObject({
      newest: { version: '0.2.0', notes: ['Outages are drawn.'] },
      step: { kind: 'available' },
      problem: null,
    });
    await clock.advance(DAY_MS - HOUR_MS);
    await look();
    expect(seen.done).toHaveLength(1);
    await clock.advance(HOUR_MS);
    await look();
    expect(seen.done).toHaveLength(2);
  });

  it('is looked for a day after a clock was set back, neither at once nor never', async () => {
    const { clock, seen, look } = copy({ checkedAt: Date.parse('2031-01-01T00:00:00Z') });
    await look();
    expect(seen.done).toEqual([]);
    await clock.advance(DAY_MS);
    await look();
    expect(seen.done).toEqual(['check']);
  });

  it('is not looked for where that is switched off, without a network, or during a test or a delivery', async () => {
    const { seen, look } = copy();
    for (const [name, hinders] of [
      ['isWanted', false],
      ['hasNetwork', false],
      ['isTesting', true],
      ['isDelivering', true],
    ] as const) {
      seen[name] = hinders;
      await look();
      seen[name] = !hinders;
    }
    expect(seen.done).toEqual([]);
    await look();
    expect(seen.done).toEqual(['check']);
  });

  it('is never looked for by a package of the system, whoever asks', async () => {
    const { seen, build } = copy();
    const keeper = build(false);
    keeper.look();
    expect([keeper.check(), keeper.install()]).toEqual([false, false]);
    await settled();
    expect(seen.done).toEqual([]);
    expect(keeper.state).toMatchObject({ package: 'flatpak', canUpdate: false, step: { kind: 'none' } });
  });

  it('is none when it is older than this one, whatever was remembered', () => {
    const { keeper } = copy({ newest: { version: '0.0.9', notes: [] } });
    expect(keeper.state.newest).toBeNull();
    expect(keeper.install()).toBe(false);
  });
});

describe('a version that is put off', () => {
  it('is not announced for some days, and is then', async () => {
    const { clock, seen, keeper, look } = copy();
    await look();
    expect(keeper.later()).toBe(true);
    expect(keeper.state.step).toEqual({ kind: 'none' });
    await clock.advance(LATER_MS - HOUR_MS);
    await look();
    expect(keeper.state.step).toEqual({ kind: 'none' });
    await clock.advance(HOUR_MS);
    expect(keeper.state.step).toEqual({ kind: 'available' });
    expect(seen.done).not.toContain('load');
  });

  it('that is skipped is never announced again; the next one is', async () => {
    const { clock, seen, keeper, look } = copy();
    await look();
    expect(keeper.skip()).toBe(true);
    await clock.advance(30 * DAY_MS);
    await look();
    expect(keeper.state.step).toEqual({ kind: 'none' });
    seen.feed = { kind: 'newer', version: '0.3.0', notes: [] };
    keeper.check();
    await settled();
    expect(keeper.state).toMatchObject({ newest: { version: '0.3.0' }, step: { kind: 'available' } });
  });
});

describe('an installation that a person wants', () => {
  it('reads the feed again, loads, installs and starts the new version', async () => {
    const { seen, keeper, look } = copy();
    await look();
    expect(keeper.install()).toBe(true);
    await settled();
    expect(seen.done).toEqual(['check', 'check', 'load', 'install', 'restart']);
  });

  it('waits for the end of a test or of a delivery', async () => {
    const { seen, keeper, look } = copy();
    await look();
    seen.isTesting = true;
    keeper.install();
    await settled();
    expect(keeper.state.step).toEqual({ kind: 'waiting', for: 'test' });
    Object.assign(seen, { isTesting: false, isDelivering: true });
    await look();
    expect(keeper.state.step).toEqual({ kind: 'waiting', for: 'delivery' });
    expect(seen.done).toEqual(['check']);
    seen.isDelivering = false;
    await look();
    expect(seen.done.at(-1)).toBe('restart');
  });

  it('gives way to a test that begins while it loads, and begins again after it', async () => {
    const { seen, keeper, look } = copy();
    await look();
    let goOn = (): void => undefined;
    seen.onLoad = () => new Promise((resolve) => (goOn = resolve));
    keeper.install();
    await settled();
    expect(keeper.state.step).toEqual({ kind: 'loading', percent: 40 });
    seen.isTesting = true;
    await look();
    goOn();
    await settled();
    expect(keeper.state.step).toEqual({ kind: 'waiting', for: 'test' });
    expect(seen.done).not.toContain('install');
    Object.assign(seen, { isTesting: false, onLoad: null });
    await look();
    expect(seen.done.slice(-4)).toEqual(['check', 'load', 'install', 'restart']);
  });

  it('does not start the new version while a test runs that began during the installation', async () => {
    const { seen, keeper, look } = copy();
    await look();
    seen.onLoad = () => Promise.resolve(void (seen.isTesting = true));
    keeper.install();
    await settled();
    expect(seen.done.at(-1)).toBe('load');
    seen.isTesting = false;
    await look();
    expect(seen.done.slice(-2)).toEqual(['install', 'restart']);
  });

  it('is given up by whoever puts it off meanwhile', async () => {
    const { seen, keeper, look } = copy();
    await look();
    let goOn = (): void => undefined;
    seen.onLoad = () => new Promise((resolve) => (goOn = resolve));
    keeper.install();
    await settled();
    expect(keeper.later()).toBe(true);
    goOn();
    await settled();
    await look();
    expect(keeper.state.step).toEqual({ kind: 'none' });
    expect(seen.done).not.toContain('install');
  });

  it.each([
    ['load', { loaded: { kind: 'fault', problem: 'damaged', detail: 'sha512' } as const }, 'damaged'],
    ['install', { installed: { kind: 'fault', problem: 'disk-full', detail: '' } as const }, 'disk-full'],
    ['feed', { feed: UNSIGNED }, 'unsigned'],
  ])('that fails at the %s says why, and is not tried again by itself', async (_step, change, problem) => {
    const { seen, keeper, look } = copy();
    await look();
    Object.assign(seen, change);
    keeper.install();
    await settled();
    await look();
    const { done } = seen;
    expect(keeper.state).toMatchObject({
      step: { kind: 'available' },
      problem: { kind: problem, during: 'installation' },
    });
    await look();
    expect(seen.done).toEqual(done);
    expect(done).not.toContain('restart');
  });

  it('loads nothing when the feed has taken the version back', async () => {
    const { seen, keeper, look } = copy();
    await look();
    seen.feed = { kind: 'none' };
    keeper.install();
    await settled();
    expect(seen.done).toEqual(['check', 'check']);
    expect(keeper.state).toMatchObject({ newest: null, step: { kind: 'none' }, problem: null });
  });
});

it('a feed that nobody has signed is told, and counts as looked at for the day', async () => {
  const { seen, keeper, look } = copy();
  seen.feed = UNSIGNED;
  await look();
  await look();
  expect(seen.done).toEqual(['check']);
  expect(keeper.state).toMatchObject({ newest: null, problem: { kind: 'unsigned', during: 'check' } });
});

it('nothing is begun once the application ends', async () => {
  const { seen, keeper, look } = copy();
  keeper.stop();
  await look();
  expect(keeper.check()).toBe(false);
  expect(seen.done).toEqual([]);
});
