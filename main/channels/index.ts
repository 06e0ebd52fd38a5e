import {
  CHANNEL_KINDS,
  HTTP_CHANNEL_KINDS,
  type ChannelKind,
  type HttpChannelKind,
} from '../../shared/channels';
import type { Channel } from '../core/ports';
import { DesktopChannel, type Notify } from './desktop';
import { MailChannel, type MailDeps } from './mail/channel';
import { HttpChannel, type HttpChannelDeps } from './http/channel';

export interface ChannelsDeps {
  readonly mail: MailDeps;
  readonly http: HttpChannelDeps;
  readonly notify: Notify;
}

/** All channels in the order of CHANNEL_KINDS; a missing kind does not compile. */
export function createChannels({ mail, http, notify }: ChannelsDeps): readonly Channel[] {
  const others = {
    mail: new MailChannel(mail),
    desktop: new DesktopChannel(notify),
  } satisfies Record<Exclude<ChannelKind, HttpChannelKind>, Channel>;
  const byHttp = HTTP_CHANNEL_KINDS.map((kind) => new HttpChannel(kind, http));
  const all: readonly Channel[] = [...Object.values(others), ...byHttp];
  return all.toSorted((one, other) => CHANNEL_KINDS.indexOf(one.kind) - CHANNEL_KINDS.indexOf(other.kind));
}
