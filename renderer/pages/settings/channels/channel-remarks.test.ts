import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { channelsFormOf, type ChannelForm, type ChannelsForm } from './channels-form';
import { remarksOf } from './channel-remarks';

const BEFORE = channelsFormOf(DEFAULT_SETTINGS.channels);
const withMail = (change: ChannelForm, base = BEFORE): ChannelsForm => ({
  ...base,
  channels: { ...base.channels, mail: { ...base.channels.mail, ...change } },
});
const nothingStored = () => false;

describe('what is said after a save', () => {
  it('is that a channel is still off, where its settings were entered', () => {
    expect(remarksOf(withMail({ host: 'smtp.example.org' }), BEFORE, nothingStored)).toEqual([
      { kind: 'off', channel: 'mail' },
    ]);
    const token = { ...BEFORE, secrets: { 'telegram.token': 'x' } };
    expect(remarksOf(token, BEFORE, nothingStored)).toEqual([{ kind: 'off', channel: 'telegram' }]);
  });
  it('is what a channel that is on still needs', () => {
    const saved = withMail({ isEnabled: true, host: 'smtp.example.org', to: 'you@example.org' });
    expect(remarksOf(saved, BEFORE, nothingStored)).toEqual([
      { kind: 'missing', channel: 'mail', names: ['from'] },
    ]);
  });
  it('is nothing where a channel is complete, was switched off, or was not touched', () => {
    const complete = {
      isEnabled: true,
      host: 'smtp.example.org',
      from: 'a@b.example',
      to: 'you@example.org',
    };
    expect(remarksOf(withMail(complete), BEFORE, nothingStored)).toEqual([]);
    const on = withMail(complete);
    expect(remarksOf(withMail({ isEnabled: false }, on), on, nothingStored)).toEqual([]);
    expect(remarksOf(BEFORE, BEFORE, nothingStored)).toEqual([]);
  });
});
