import { CHANNEL_KINDS, type ChannelKind } from '../../shared/channels';
import type { Channel } from '../core/ports';
import { DesktopChannel, type Notify } from './desktop';
import { EmailChannel, type EmailDeps } from './email';

export interface ChannelsDeps {
  readonly mail: EmailDeps;
  readonly notify: Notify;
}

/** Every way to tell, in the order of CHANNEL_KINDS: a kind without a channel does not compile. */
export function createChannels({ mail, notify }: ChannelsDeps): readonly Channel[] {
  const channels = {
    mail: new EmailChannel(mail),
    desktop: new DesktopChannel(notify),
  } satisfies Record<ChannelKind, Channel>;
  return CHANNEL_KINDS.map((kind) => channels[kind]);
}
