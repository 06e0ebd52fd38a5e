import { mailReaders } from '../../../../shared/mail/mail-readers';
import type { MailSettings, Settings } from '../../../../shared/settings';
import { CHANNEL_KINDS } from '../../../../shared/channels';
import type { StillToSend } from '../../../../shared/messages/delivery-answers';
import { getValues, type ChannelForm, type ChannelsForm } from './channels-form';

/** Which addresses leave the settings of mail, and whether others take their place. */
export interface ReadersLeaving {
  readonly removed: readonly string[];
  readonly isReplaced: boolean;
}

/**
 * The addresses that get mails as stored and no more as entered. None while mail is off, and none while no address is
 * left: then the messages wait for one.
 */
export function readersLeaving(stored: MailSettings, form: ChannelForm): ReadersLeaving {
  const entered = mailReaders(getValues('mail', form) as Pick<MailSettings, 'to' | 'cc' | 'bcc'>);
  if (!stored.isEnabled || form['isEnabled'] !== true || entered.length === 0) {
    return { removed: [], isReplaced: false };
  }
  const before = mailReaders(stored);
  return {
    removed: before.filter((reader) => !entered.includes(reader)),
    isReplaced: entered.some((reader) => !before.includes(reader)),
  };
}

/** What a person wants to be sent although the form leaves it nobody. */
export function getStillToSend(
  { channels, letGo, letGoReaders }: ChannelsForm,
  stored: Settings['channels'],
): StillToSend {
  return {
    channels: CHANNEL_KINDS.filter((kind) => letGo.includes(kind) && channels[kind]['isEnabled'] !== true),
    readers: letGoReaders ? readersLeaving(stored.mail, channels.mail).removed : [],
  };
}
