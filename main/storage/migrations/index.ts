import { first } from './001-first';
import { method } from './002-method';
import { telling } from './003-telling';
import { held } from './004-held';
import { handedOver } from './005-handed-over';
import { runOwner } from './006-run-owner';
import { fates } from './007-fates';
import { heartbeats } from './008-heartbeats';
import { slots } from './009-slots';
import { storedOnce } from './010-stored-once';
import { rollUps } from './011-roll-ups';
import { line } from './012-line';
import { dayColumns } from './013-day-columns';
import { surroundings } from './014-surroundings';
import { dayStamps } from './015-day-stamps';
import { holdable } from './016-holdable';
import { schedules } from './017-schedules';
import { networks } from './018-networks';
import { tries } from './019-tries';
import { toldLater } from './020-told-later';
import { chain } from './021-chain';
import { lineNetworks } from './022-line-networks';
import { notes } from './023-notes';
import { imports } from './024-imports';
import { chainHeads } from './025-chain-heads';
import { campaigns } from './026-campaigns';
import { attachments } from './027-attachments';
import { campaignRuns } from './028-campaign-runs';
import { thinned } from './030-thinned';

/** SQL steps in order; step n brings a database from `user_version` n to n + 1. Never edited once released. */
export const MIGRATIONS: readonly string[] = [
  first,
  method,
  telling,
  held,
  handedOver,
  runOwner,
  fates,
  heartbeats,
  slots,
  storedOnce,
  rollUps,
  line,
  dayColumns,
  surroundings,
  dayStamps,
  holdable,
  schedules,
  networks,
  tries,
  toldLater,
  chain,
  lineNetworks,
  notes,
  imports,
  chainHeads,
  campaigns,
  attachments,
  campaignRuns,
  thinned,
];
