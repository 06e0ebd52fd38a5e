import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toChannelsForm, type ChannelForm } from './channels-form';
import { readersLeaving, getStillToSend } from './readers-leaving';

const { channels } = DEFAULT_SETTINGS;
const MAIL = {
  ...channels.mail,
  isEnabled: true,
  to: ['a@example.org', 'b@example.org'],
  bcc: ['c@example.org'],
};
const STORED = { ...channels, mail: MAIL };
const form = (mail: ChannelForm = {}) => {
  const stored = toChannelsForm(STORED);
  return { ...stored, channels: { ...stored.channels, mail: { ...stored.channels.mail, ...mail } } };
};
const leaving = (mail: ChannelForm) => readersLeaving(MAIL, form(mail).channels.mail);

describe('the addresses that leave the settings of mail', () => {
  it('are those that are entered nowhere any more', () => {
    expect(leaving({ to: 'a@example.org', bcc: '' })).toEqual({
      removed: ['b@example.org', 'c@example.org'],
      isReplaced: false,
    });
    expect(leaving({ to: 'a@example.org', cc: 'b@example.org' }).removed).toEqual([]);
  });

  it('may have others in their place', () => {
    expect(leaving({ to: 'a@example.org, d@example.org' })).toEqual({
      removed: ['b@example.org'],
      isReplaced: true,
    });
  });

  it.each([
    ['mail is switched off', { isEnabled: false, to: 'a@example.org' }],
    ['no address is left', { to: '', cc: '', bcc: '' }],
    ['nothing changes', {}],
  ])('are none where %s', (_name, mail: ChannelForm) => {
    expect(leaving(mail).removed).toEqual([]);
  });
});

describe('what is still to send', () => {
  it('is nothing unless a person wants it', () => {
    expect(getStillToSend(form({ to: 'a@example.org' }), STORED)).toEqual({ channels: [], readers: [] });
  });

  it('is what waits for the addresses that leave', () => {
    expect(getStillToSend({ ...form({ to: 'a@example.org' }), letGoReaders: true }, STORED)).toEqual({
      channels: [],
      readers: ['b@example.org'],
    });
  });

  it('is what waits for channels that are switched off, and not for those that stay on', () => {
    expect(getStillToSend({ ...form({ isEnabled: false }), letGo: ['mail'] }, STORED).channels).toEqual([
      'mail',
    ]);
    expect(getStillToSend({ ...form(), letGo: ['mail'] }, STORED).channels).toEqual([]);
  });
});
