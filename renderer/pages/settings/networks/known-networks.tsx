import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useNetworks } from '../../../hooks/use-networks';
import { useForm } from '../form-context';
import { NetworkRow } from './network-row';
import { toRows, withNetwork } from './networks-form';
import classes from './networks.module.css';

/** Every network that the computer has been in, to be named and given a plan. */
export function KnownNetworks() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const answer = useNetworks();
  const rows = toRows(form.networks, getValue(answer) ?? []);
  return (
    <div
      className={classes.networks}
      id="known-networks"
      role="group"
      tabIndex={-1}
      aria-labelledby="known-networks-title"
    >
      <p className={classes.label} id="known-networks-title">
        {texts('settings:networks.known')}
      </p>
      <p className={classes.hint}>
        {texts(rows.length === 0 ? 'settings:networks.none' : 'settings:networks.planHint')}
      </p>
      {answer.kind === 'failed' && <p className={classes.hint}>{texts('settings:networks.unreadable')}</p>}
      <ul>
        {rows.map((row) => (
          <NetworkRow
            key={row.typed.network}
            row={row}
            onChange={(typed) => change({ networks: withNetwork(form.networks, typed) })}
          />
        ))}
      </ul>
    </div>
  );
}
