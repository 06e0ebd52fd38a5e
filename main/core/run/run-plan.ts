import type { ProviderKind } from '../../../shared/providers';
import { NOTHING_MEASURED, type Method, type Mode, type PassedOver } from '../../../shared/run';
import type { Trigger } from '../../../shared/trigger';
import type { Settings } from '../../../shared/settings';
import type { Precheck } from '../ports';
import { firstWanted, planProviders, type ProviderCircumstances } from './provider-plan';
import type { StartWith } from './run-request';

/** What a run is to use, decided when it is asked for. */
export interface RunPlan {
  readonly mode: Mode;
  /** The first that is to be tried; where none may be, the first that the settings want. */
  readonly provider: ProviderKind;
  readonly providers: readonly ProviderKind[];
  readonly passedOver: readonly PassedOver[];
  readonly network: string | null;
  /** Whether it is to be measured at all. */
  readonly precheck: Precheck;
}

/** What the plan of a run depends on besides the settings. */
export interface PlanCircumstances extends ProviderCircumstances {
  readonly trigger: Trigger;
  /** Null where whoever asks leaves it to the settings. */
  readonly mode: Mode | null;
  /** The service that a repetition tries first; null or left out: the first that may be used. */
  readonly startWith?: StartWith | null;
  readonly network: string | null;
  /** What runs in this network have moved this month. */
  readonly bytesThisMonth: number;
  /** What one run of a provider moves about. */
  readonly estimateBytes: (kind: ProviderKind, mode: Mode) => number;
}

/** Decides mode and providers of a run, and whether it is left out for the data limit or because it comes too soon. */
export function planRun({ measuring }: Settings, circumstances: PlanCircumstances): RunPlan {
  const { providers: inOrder, passedOver } = planProviders(measuring, circumstances);
  const providers = startingWith(inOrder, circumstances.startWith ?? null);
  const isManual = circumstances.trigger === 'manual';
  const wanted = circumstances.mode ?? (isManual ? measuring.manualMode : measuring.scheduledMode);
  const provider = providers[0] ?? firstWanted(measuring);
  const isPastLimit =
    circumstances.isUnattended &&
    measuring.monthlyLimitBytes !== null &&
    circumstances.bytesThisMonth + circumstances.estimateBytes(provider, wanted) >
      measuring.monthlyLimitBytes;
  const isLeftOut = isPastLimit && measuring.whenLimitReached === 'skip';
  return {
    mode: isPastLimit ? 'light' : wanted,
    provider,
    providers,
    passedOver,
    network: circumstances.network,
    precheck:
      providers.length === 0
        ? noneMayBeUsed(passedOver, circumstances.isUnattended)
        : isLeftOut
          ? { kind: 'skip', reason: 'data-limit' }
          : { kind: 'go' },
  };
}

/** The same services in turn from another one on. */
function startingWith(providers: readonly ProviderKind[], start: StartWith | null): readonly ProviderKind[] {
  if (start === null || providers.length < 2) return providers;
  const first = (Math.max(providers.indexOf(start.provider), 0) + start.shift) % providers.length;
  return [...providers.slice(first), ...providers.slice(0, first)];
}

/** Waiting helps where one provider may be used later: then a run that nobody waits for is only left out. */
function noneMayBeUsed(passedOver: readonly PassedOver[], isWithoutUser: boolean): Precheck {
  const waiting = passedOver.find(({ reason }) => reason !== 'not-accepted' && reason !== 'not-installed');
  if (waiting !== undefined && isWithoutUser) return { kind: 'skip', reason: 'too-soon' };
  const first = waiting ?? passedOver[0];
  return { kind: 'fail', reason: first?.reason ?? 'no-server', detail: first?.detail ?? '' };
}

/** How a run was to be measured that ended before any provider was tried. */
export function toMethod({ mode, passedOver, network }: RunPlan): Method {
  return {
    mode,
    passedOver,
    network,
    ...NOTHING_MEASURED,
  };
}
