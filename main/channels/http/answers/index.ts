import type { HttpChannelKind } from '../../../../shared/channels';
import type { AnswerTable } from './answer';
import { apprise } from './apprise';
import { discord } from './discord';
import { gotify } from './gotify';
import { ntfy } from './ntfy';
import { ping } from './ping';
import { pushover } from './pushover';
import { slack } from './slack';
import { telegram } from './telegram';
import { webhook } from './webhook';

/** The table of each service; a missing kind does not compile. */
export const ANSWERS = {
  webhook,
  ntfy,
  gotify,
  telegram,
  discord,
  slack,
  pushover,
  apprise,
  ping,
} as const satisfies Record<HttpChannelKind, AnswerTable>;
