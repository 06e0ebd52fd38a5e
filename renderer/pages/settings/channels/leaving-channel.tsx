import type { ChannelKind } from '../../../../shared/channels';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { LeavingChoice } from './leaving-choice';

interface LeavingChannelProps {
  readonly kind: ChannelKind;
  /** How many messages it has not delivered yet. */
  readonly waiting: number;
}

/** A channel is being switched off while messages wait for it. */
export function LeavingChannel({ kind, waiting }: LeavingChannelProps) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const others = form.letGo.filter((one) => one !== kind);
  return (
    <LeavingChoice
      question={texts('settings:leaving.question', { count: waiting })}
      hints={{
        'set-aside': texts('settings:leaving.hint.set-aside'),
        send: texts('settings:leaving.hint.send'),
      }}
      isSent={form.letGo.includes(kind)}
      onChange={(isSent) => change({ letGo: isSent ? [...others, kind] : others })}
    />
  );
}
