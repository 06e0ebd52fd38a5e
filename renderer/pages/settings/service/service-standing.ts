import { formatComing, type TimeStyle } from '../../../../shared/texts/format-time';
import type { Texts } from '../../../../shared/texts/i18n';
import type { ProviderState } from '../../../../shared/ipc';
import type { Tone } from '../../../../shared/messages/message';
import { PROVIDER_FACTS, type ProviderKind } from '../../../../shared/providers';
import type { MeasuringForm } from '../measuring-form';

/** How a service stands now, in words. */
export interface Standing {
  readonly tone: Tone;
  readonly words: string;
}

/** What main says in the detail of a program that is not the right one. */
const OTHER_TOOL = 'python-tool';

/** Whether the form names a server of the user's own for a service. */
export function hasOwnServer(kind: ProviderKind, { servers }: Pick<MeasuringForm, 'servers'>): boolean {
  switch (kind) {
    case 'librespeed':
      return servers.ownServers.length > 0;
    case 'cloudflare':
      return servers.cloudflareUrl.trim() !== '';
    case 'ndt7':
      return servers.ndt7Url.trim() !== '';
    case 'nq':
      return servers.nqUrl.trim() !== '';
    case 'ookla':
      return false;
  }
}

/** When the terms of a service were accepted in the form; null where they were not. */
export function acceptedAt(kind: ProviderKind, { service }: Pick<MeasuringForm, 'service'>): number | null {
  if (kind === 'ndt7') return service.acceptedPolicyAt;
  return kind === 'ookla' ? service.acceptedLicenceAt : null;
}

/** Whether the service may only be used after its terms are accepted; never for a server of the user's own. */
export function needsConsent(kind: ProviderKind, form: Pick<MeasuringForm, 'servers'>): boolean {
  return PROVIDER_FACTS[kind].consent !== null && !hasOwnServer(kind, form);
}

/** How a service stands now: by the form where it was changed, else by what main knows. */
export function describeStanding(
  state: ProviderState,
  form: Pick<MeasuringForm, 'servers' | 'service'>,
  texts: Texts,
  { now, style }: { readonly now: number; readonly style: TimeStyle },
): Standing {
  const { kind, problem, notBefore } = state;
  const neutral = (words: string): Standing => ({ tone: 'neutral', words });
  if (problem?.reason === 'not-installed') {
    const isOther = problem.detail === OTHER_TOOL;
    return neutral(texts(isOther ? 'settings:service.now.otherTool' : 'settings:service.now.notInstalled'));
  }
  if (needsConsent(kind, form) && acceptedAt(kind, form) === null) {
    return neutral(texts('settings:service.now.notAccepted'));
  }
  if (problem?.reason === 'not-accepted') return neutral(texts('settings:service.now.afterSaving'));
  const until = notBefore === null ? '' : formatComing(notBefore, now, style);
  if (problem !== null) {
    const reason = texts(`common:failure.${problem.reason}`);
    const words =
      notBefore === null
        ? texts('settings:service.now.notNow', { reason })
        : texts('settings:service.now.waits', { until, reason });
    return { tone: 'warning', words };
  }
  return {
    tone: 'good',
    words:
      notBefore === null
        ? texts('settings:service.now.ready')
        : texts('settings:service.now.readyByHand', { until }),
  };
}
