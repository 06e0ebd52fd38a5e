import { formatBytes } from '../../../../shared/texts/format';
import type { Language, Texts } from '../../../../shared/texts/i18n';
import type { DataUse } from '../../../../shared/data-use';
import type { ProviderState } from '../../../../shared/ipc';
import type { ProviderKind } from '../../../../shared/providers';
import type { Mode } from '../../../../shared/run';
import type { ScheduleKind } from '../../../../shared/schedule/kinds';
import type { MeasuringForm } from '../measuring-form';

/** Tests in a month of 30 days; null where the user's own expression decides. */
const TESTS_A_MONTH: Readonly<Record<ScheduleKind, number | null>> = {
  'every-15-minutes': 2_880,
  'every-30-minutes': 1_440,
  hourly: 720,
  'every-6-hours': 120,
  daily: 30,
  cron: null,
};

/** The service that tests probably use: the chosen one, or the first of the order that has no problem now. */
export function likelyService(
  { provider, automaticOrder }: MeasuringForm['service'],
  states: readonly ProviderState[],
): ProviderState | null {
  const getState = (kind: ProviderKind) => states.find((state) => state.kind === kind) ?? null;
  if (provider !== 'automatic') return getState(provider);
  const listed = automaticOrder.map(getState).filter((state) => state !== null);
  return listed.find(({ problem }) => problem === null) ?? listed[0] ?? null;
}

/** What tests of schedules come to in a month; null where there are none, or one does not say how many it has. */
export function monthInWords(
  bytes: ProviderState['estimatedBytes'],
  mode: Mode,
  schedules: readonly ScheduleKind[],
  texts: Texts,
  language: Language,
): string | null {
  const counts = schedules.map((kind) => TESTS_A_MONTH[kind]);
  const known = counts.filter((count) => count !== null);
  if (counts.length === 0 || known.length < counts.length) return null;
  const tests = known.reduce((sum, count) => sum + count, 0);
  return texts('settings:data.month', { tests, bytes: formatBytes(bytes[mode] * tests, language) });
}

/** What one network has used this month. */
export interface NetworkUse {
  readonly network: string | null;
  readonly isCurrent: boolean;
  readonly runs: number;
  readonly bytes: number;
  /** Of the limit, 0 to 1; null without a limit. */
  readonly share: number | null;
}

/** This month by network: the one in use first, then by what they used. */
export function byNetwork({ networks, currentNetwork, limitBytes }: DataUse): readonly NetworkUse[] {
  return networks
    .map(({ network, runs, downloadBytes, uploadBytes }) => {
      const bytes = downloadBytes + uploadBytes;
      return {
        network,
        isCurrent: network !== null && network === currentNetwork,
        runs,
        bytes,
        share: limitBytes === null ? null : Math.min(1, bytes / limitBytes),
      };
    })
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent) || other.bytes - one.bytes);
}
