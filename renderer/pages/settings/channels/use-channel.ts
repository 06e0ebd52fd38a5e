import type { ChannelKind, SecretName } from '../../../../shared/channels';
import type { ChannelState } from '../../../../shared/ipc';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import { useForm } from '../form-context';
import { describeStanding, type Standing } from './channel-standing';

export interface ChannelInForm {
  /** Null where the application has not told yet. */
  readonly state: ChannelState | null;
  readonly standing: Standing;
  /** Messages that it has not delivered yet. */
  readonly undelivered: number;
  /** It is being switched off while messages wait for it. */
  readonly isLeaving: boolean;
}

/** What there is to say of a channel as it is entered. */
export function useChannel(kind: ChannelKind): ChannelInForm {
  const { texts, style, state } = useApp();
  const { form, secrets } = useForm();
  const now = useNow();
  const channel = form.channels[kind];
  const known = {
    isStored: (secret: string) => {
      const full = `${kind}.${secret}` as SecretName;
      return (form.secrets[full] ?? '') !== '' || secrets.statuses[full]?.state === 'stored';
    },
    state: state.channels.find((candidate) => candidate.kind === kind) ?? null,
    coming: state,
  };
  const undelivered = (known.state?.waiting ?? 0) + (known.state?.blocked ?? 0);
  return {
    state: known.state,
    standing: describeStanding(kind, channel, known, { texts, now, style }),
    undelivered,
    isLeaving: channel['isEnabled'] !== true && known.state?.isEnabled === true && undelivered > 0,
  };
}
