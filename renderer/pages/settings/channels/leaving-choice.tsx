import { Radio } from '@mantine/core';
import { useApp } from '../../../hooks/app-context';
import classes from './channels.module.css';

interface LeavingChoiceProps {
  /** What waits, and for whom. */
  readonly question: string;
  readonly hints: Readonly<Record<'set-aside' | 'send', string>>;
  readonly isSent: boolean;
  readonly onChange: (isSent: boolean) => void;
}

/** A channel or a reader leaves the settings while messages wait for it: a person decides what becomes of them. */
export function LeavingChoice({ question, hints, isSent, onChange }: LeavingChoiceProps) {
  const { texts } = useApp();
  return (
    <div className={classes.choice}>
      <Radio.Group
        label={question}
        classNames={{ label: classes.question ?? '' }}
        value={isSent ? 'send' : 'set-aside'}
        onChange={(choice) => onChange(choice === 'send')}
      >
        {(['set-aside', 'send'] as const).map((choice) => (
          <Radio
            key={choice}
            className={classes.radio ?? ''}
            value={choice}
            label={texts(`settings:leaving.choice.${choice}`)}
            description={hints[choice]}
          />
        ))}
      </Radio.Group>
    </div>
  );
}
