import { CHANNEL_KINDS, type ChannelKind, type SecretName } from '../../../../shared/channels';
import { findMissing } from '../../../../shared/channels/completeness';
import { isSame } from '../../../hooks/rebase';
import { getValues, type ChannelsForm } from './channels-form';

/** What a channel whose settings were just saved still lacks before it tells anything. */
export type ChannelRemark =
  | { readonly kind: 'off'; readonly channel: ChannelKind }
  /** Names of settings and secrets; never empty. */
  | { readonly kind: 'missing'; readonly channel: ChannelKind; readonly names: readonly string[] };

/**
 * What there is to say of the channels that a save has changed. A channel that was switched off on purpose is off; one
 * whose settings were entered while it is off may only have been forgotten.
 */
export function getRemarks(
  saved: ChannelsForm,
  before: ChannelsForm,
  isStored: (secret: SecretName) => boolean,
): readonly ChannelRemark[] {
  return CHANNEL_KINDS.flatMap((channel): readonly ChannelRemark[] => {
    const form = saved.channels[channel];
    const hasNewSecret = Object.entries(saved.secrets).some(
      ([name, typed]) => typed !== '' && name.startsWith(`${channel}.`),
    );
    if (!hasNewSecret && isSame(form, before.channels[channel])) return [];
    if (form['isEnabled'] !== true) {
      const wasOn = before.channels[channel]['isEnabled'] === true;
      return wasOn ? [] : [{ kind: 'off', channel }];
    }
    const names = missingNames(channel, saved, isStored);
    return names.length === 0 ? [] : [{ kind: 'missing', channel, names }];
  });
}

/** Names of the settings and secrets without which a channel, as it is typed, cannot deliver. */
export function missingNames(
  channel: ChannelKind,
  { channels }: Pick<ChannelsForm, 'channels'>,
  isStored: (secret: SecretName) => boolean,
): readonly string[] {
  return findMissing(channel, getValues(channel, channels[channel]), (secret) =>
    isStored(`${channel}.${secret}` as SecretName),
  );
}
