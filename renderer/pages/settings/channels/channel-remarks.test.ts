import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toChannelsForm, type ChannelForm, type ChannelsForm } from './channels-form';
import { getRemarks } from './channel-remarks';

const BEFORE = toChannelsForm(DEFAULT_SETTINGS.channels);
const withMail = (change: ChannelForm, base = BEFORE): ChannelsForm => ({
  ...base,
  channels: { ...base.channels, mail: { ...base.channels.mail, ...change } },
});
const nothingStored = () => false;

describe('what is said after a save', () => {
  it('is that a channel is still off, where its settings were entered', () => {
    expect(getRemarks(withMail({ host: 'smtp.example.org' }), BEFORE, nothingStored)).toEqual([
      { kind: 'off', channel: 'mail' },
    ]);
    const token = { ...BEFORE, secrets: { 'telegram.token': 'x' } };
    expect(getRemarks(token, BEFORE, nothingStored)).toEqual([{ kind: 'off', channel: 'telegram' }]);
  });
  it('is what a channel that is on still needs', () => {
    const saved = withMail({ isEnabled: true, host: 'smtp.example.org', to: 'you@example.org' });
    expect(getRemarks(saved, BEFORE, nothingStored)).toEqual([
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
    expect(getRemarks(withMail(complete), BEFORE, nothingStored)).toEqual([]);
    const on = withMail(complete);
    expect(getRemarks(withMail({ isEnabled: false }, on), on, nothingStored)).toEqual([]);
    expect(getRemarks(BEFORE, BEFORE, nothingStored)).toEqual([]);
  });
});
