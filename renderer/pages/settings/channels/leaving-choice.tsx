import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { ChannelKind } from '../../../../shared/channels';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import classes from './channels.module.css';

/** A channel is being switched off while messages wait for it: a person decides what becomes of them. */
export function LeavingChoice({ kind, waiting }: { readonly kind: ChannelKind; readonly waiting: number }) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const id = useId();
  const others = form.letGo.filter((one) => one !== kind);
  return (
    <div className={classes.choice}>
      <p id={id}>{texts('settings:leaving.question', { count: waiting })}</p>
      <Radio.Group
        aria-labelledby={id}
        value={form.letGo.includes(kind) ? 'send' : 'set-aside'}
        onChange={(choice) => change({ letGo: choice === 'send' ? [...others, kind] : others })}
      >
        {(['set-aside', 'send'] as const).map((choice) => (
          <Radio
            key={choice}
            className={classes.radio ?? ''}
            value={choice}
            label={texts(`settings:leaving.choice.${choice}`)}
            description={texts(`settings:leaving.hint.${choice}`)}
          />
        ))}
      </Radio.Group>
    </div>
  );
}
