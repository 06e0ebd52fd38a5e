import { Radio } from '@mantine/core';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import classes from './channels.module.css';

/** Without a keyring a person decides: ask again after every start, or a file that only this account can read. */
export function StorageChoice() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { mail } = form.channels;
  const chosen = mail['passwordStorage'] === 'file' ? 'file' : 'session';
  return (
    <div className={classes.choice}>
      <Radio.Group
        label={texts('settings:password.noKeyring')}
        classNames={{ label: classes.question ?? '' }}
        value={chosen}
        onChange={(passwordStorage) =>
          change({ channels: { ...form.channels, mail: { ...mail, passwordStorage } } })
        }
      >
        {(['session', 'file'] as const).map((storage) => (
          <Radio
            key={storage}
            className={classes.radio ?? ''}
            value={storage}
            label={texts(`settings:password.storage.${storage}`)}
            description={texts(`settings:password.storageHint.${storage}`)}
          />
        ))}
      </Radio.Group>
    </div>
  );
}
