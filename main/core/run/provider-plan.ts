import { DAY_MS } from '../../../shared/durations';
import { PROVIDER_FACTS, type ProviderKind } from '../../../shared/providers';
import type { FailureReason, PassedOver } from '../../../shared/run';
import type { MeasuringSettings } from '../../../shared/settings';

/** What is remembered of a provider, or of a server of the user's own for it. */
export interface ProviderRecord {
  readonly kind: ProviderKind;
  /** Address of the user's own server; empty for the public service. */
  readonly server: string;
  /** Begin of the last run that moved data with it. */
  readonly lastUsedAt: number | null;
  readonly notBeforeAt: number | null;
  /** Why not before that: `too-soon` is drawn for scheduled runs alone, anything else holds for every run. */
  readonly reason: FailureReason | null;
}

/** What the choice of providers depends on besides the settings. */
export interface ProviderCircumstances {
  readonly now: number;
  /** Whether nobody waits for the run. */
  readonly isUnattended: boolean;
  readonly records: readonly ProviderRecord[];
  /** Whether the program of Ookla is on this computer. */
  readonly hasOoklaProgram: boolean;
}

/** The providers to try in this order, and those before them that are not to be tried now. */
export interface ProviderPlan {
  readonly providers: readonly ProviderKind[];
  readonly passedOver: readonly PassedOver[];
}

/** No service is left alone for longer than a day, whatever it asks for. */
const MAX_HOLD_OFF_MS = DAY_MS;

/** Intervals that Linewatch sets itself bear that a schedule is a little early. */
const SLACK_MS = 30_000;

/** What the settings want tried, in order. */
export function wantedProviders(measuring: MeasuringSettings): readonly ProviderKind[] {
  return measuring.provider === 'automatic' ? measuring.automaticOrder : [measuring.provider];
}

/** The one provider that the settings want; null where they leave the choice to an order. */
export function chosenProvider({ provider }: Pick<MeasuringSettings, 'provider'>): ProviderKind | null {
  return provider === 'automatic' ? null : provider;
}

/** The first provider that the settings want, whether it may be used or not. */
export function firstWanted(measuring: MeasuringSettings): ProviderKind {
  return wantedProviders(measuring)[0] ?? 'librespeed';
}

/** Address of the user's own server for a provider; null where the public service is used. */
export function getOwnServer(measuring: MeasuringSettings, kind: ProviderKind): string | null {
  switch (kind) {
    case 'librespeed':
      return measuring.librespeed.ownServers[0]?.url ?? null;
    case 'cloudflare':
      return measuring.cloudflare.serverUrl;
    case 'ndt7':
      return measuring.ndt7.serverUrl;
    case 'nq':
      return measuring.nq.configUrl;
    case 'ookla':
      return null;
  }
}

/** What is remembered of the provider as the settings use it; undefined where it was never used. */
export function getRecord(
  measuring: MeasuringSettings,
  kind: ProviderKind,
  records: readonly ProviderRecord[],
): ProviderRecord | undefined {
  const server = getOwnServer(measuring, kind) ?? '';
  return records.find((record) => record.kind === kind && record.server === server);
}

/** Sorts the wanted providers into those that may be used now and those that may not, with the reason. */
export function planProviders(
  measuring: MeasuringSettings,
  circumstances: ProviderCircumstances,
): ProviderPlan {
  const providers: ProviderKind[] = [];
  const passedOver: PassedOver[] = [];
  for (const provider of wantedProviders(measuring)) {
    const obstacle =
      findObstacle(measuring, provider, circumstances.hasOoklaProgram) ??
      getWait(measuring, provider, circumstances);
    if (obstacle === null) providers.push(provider);
    else passedOver.push({ provider, reason: obstacle.reason, detail: obstacle.detail });
  }
  return { providers, passedOver };
}

/** What keeps a provider from being used at all until the user does something; null when nothing does. */
export function findObstacle(
  measuring: MeasuringSettings,
  kind: ProviderKind,
  hasOoklaProgram: boolean,
): { readonly reason: FailureReason; readonly detail: string } | null {
  const isUnacceptedPolicy =
    kind === 'ndt7' && measuring.ndt7.serverUrl === null && measuring.ndt7.acceptedPolicyAt === null;
  const isUnacceptedLicence = kind === 'ookla' && measuring.ookla.acceptedLicenceAt === null;
  if (kind === 'ookla' && !hasOoklaProgram) return { reason: 'not-installed', detail: '' };
  return isUnacceptedPolicy || isUnacceptedLicence ? { reason: 'not-accepted', detail: '' } : null;
}

/** Until when a provider is to be left alone, and why; null when it may be used now. */
export function getWait(
  measuring: MeasuringSettings,
  kind: ProviderKind,
  { now, isUnattended, records }: Omit<ProviderCircumstances, 'hasOoklaProgram'>,
): { readonly reason: FailureReason; readonly detail: string; readonly until: number } | null {
  const record = getRecord(measuring, kind, records);
  if (record === undefined || isOfWrongClock(record, now)) return null;
  const { notBeforeAt, reason, lastUsedAt } = record;
  const isHeldOff = reason !== null && (reason !== 'too-soon' || isUnattended);
  if (isHeldOff && notBeforeAt !== null && notBeforeAt > now) return wait(reason, notBeforeAt);
  if (getOwnServer(measuring, kind) !== null || lastUsedAt === null) return null;
  const { minimumIntervalMs, consent } = PROVIDER_FACTS[kind];
  const until = lastUsedAt + minimumIntervalMs;
  const slackMs = consent === 'data-policy' ? 0 : SLACK_MS;
  return until - slackMs > now ? wait('too-soon', until) : null;
}

/** Whether a record was written while the clock was wrong: it lies ahead, or holds a provider off for longer than any may. */
function isOfWrongClock({ lastUsedAt, notBeforeAt }: ProviderRecord, now: number): boolean {
  return (
    (lastUsedAt !== null && lastUsedAt > now) || (notBeforeAt !== null && notBeforeAt - now > MAX_HOLD_OFF_MS)
  );
}

function wait(reason: FailureReason, until: number) {
  return { reason, until, detail: `not before ${new Date(until).toISOString()}` };
}
