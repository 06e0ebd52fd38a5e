import { describe, expect, it } from 'vitest';
import type { ToldChannelKind } from '../../shared/channels';
import type { ChannelState } from '../../shared/ipc';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { readCanary, writeCanary } from '../storage/outbox/canary-record';
import { channelState } from '../testing/app-state';
import { temporaryRecords } from '../testing/records';
import { getCircumstances } from './circumstances';
import { Canary, channelsToProve } from './canary';

const HOUR = 3_600_000;

/** A canary over real records, with dependencies that the test can change. */
function fakeCanary() {
  const { database, clock } = temporaryRecords();
  const world: { toProve: readonly ToldChannelKind[]; settings: Settings; network: string; version: string } =
    {
      toProve: ['mail'],
      settings: DEFAULT_SETTINGS,
      network: 'home',
      version: '1.0.0',
    };
  const canary = () =>
    new Canary({
      channelsToProve: () => world.toProve,
      settings: () => world.settings,
      clock,
      circumstances: () => getCircumstances({ ...world, settings: world.settings.channels }),
      read: () => readCanary(database),
      write: (record) => writeCanary(database, record),
      log: (sentence, error) => {
        throw new Error(sentence, { cause: error });
      },
    });
  const send = () => {
    if (!canary().isDue()) return false;
    canary().sent();
    return true;
  };
  return { world, clock, send };
}

describe('the canary', () => {
  it('is sent with a scheduled run while a channel is not proven', () => {
    const { world, send } = fakeCanary();
    expect(send()).toBe(true);
    world.toProve = [];
    expect(send()).toBe(false);
  });
  it('is sent once a day while it proves nothing, also after a restart', () => {
    const { clock, send } = fakeCanary();
    expect([send(), send()]).toEqual([true, false]);
    clock.advance(23 * HOUR);
    expect(send()).toBe(false);
    clock.advance(HOUR);
    expect(send()).toBe(true);
  });
  it('is sent again after an update, a change of the channels and in another network', () => {
    const { world, send } = fakeCanary();
    send();
    world.version = '1.1.0';
    expect([send(), send()]).toEqual([true, false]);
    world.network = 'office';
    expect([send(), send()]).toEqual([true, false]);
    const { channels } = world.settings;
    world.settings = { ...world.settings, channels: { ...channels, desktop: { isEnabled: false } } };
    expect([send(), send()]).toEqual([true, false]);
    world.settings = { ...world.settings, theme: 'dark' };
    expect(send()).toBe(false);
  });
  it('is not sent if no rule asks for it', () => {
    const { world, send } = fakeCanary();
    const rules = world.settings.rules.map((rule) => ({ ...rule, isEnabled: rule.id !== 'canary' }));
    world.settings = { ...world.settings, rules };
    expect(send()).toBe(false);
  });

  it('is not sent for a channel that its rule does not name', () => {
    const { world, send } = fakeCanary();
    const rules = world.settings.rules.map((rule) => ({ ...rule, channels: ['ntfy' as const] }));
    world.settings = { ...world.settings, rules };
    expect(send()).toBe(false);
    world.toProve = ['mail', 'ntfy'];
    expect(send()).toBe(true);
  });
});

describe('the channels that need a proof', () => {
  const state = (kind: ChannelState['kind'], change: Partial<ChannelState>) =>
    channelState({ kind, ...change });
  const proof = { level: 'accepted', at: 1, reply: '', isStale: false } as const;

  it('are those that are switched on without a recent proof; Ping is proven by its heartbeat', () => {
    expect(
      channelsToProve([
        state('mail', { proof }),
        state('desktop', { proof: { ...proof, isStale: true } }),
        state('ntfy', {}),
        state('gotify', { proof: { ...proof, level: 'queued' } }),
        state('slack', { isEnabled: false }),
        state('ping', {}),
      ]),
    ).toEqual(['desktop', 'ntfy', 'gotify']);
  });
});
