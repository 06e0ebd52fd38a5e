import type { HttpChannelKind } from '../../../../shared/channels';
import { apprise } from './apprise';
import { discord } from './discord';
import { gotify } from './gotify';
import { ntfy } from './ntfy';
import { ping } from './ping';
import { pushover } from './pushover';
import { slack } from './slack';
import { telegram } from './telegram';
import { webhook } from './webhook';
import type { BuildRequest } from './request';

/** The request builder of each service; a missing kind does not compile. */
export const REQUESTS = {
  webhook,
  ntfy,
  gotify,
  telegram,
  discord,
  slack,
  pushover,
  apprise,
  ping,
} as const satisfies { readonly [Kind in HttpChannelKind]: BuildRequest<Kind> };
