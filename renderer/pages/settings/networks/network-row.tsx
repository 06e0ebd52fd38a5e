import { TextInput } from '@mantine/core';
import { UnitInput } from '../../../components/inputs/unit-input';
import { useApp } from '../../../hooks/app-context';
import { useField } from '../form-context';
import { FurtherFigures } from './further-figures';
import { fieldOfNetwork, type NetworkRow as Row, type TypedNetwork } from './networks-form';
import classes from './networks.module.css';

interface NetworkRowProps {
  readonly row: Row;
  readonly onChange: (typed: TypedNetwork) => void;
}

/** One network: what it is, its own name, and its plan. */
export function NetworkRow({ row, onChange }: NetworkRowProps) {
  const { texts } = useApp();
  const { typed, label, isCurrent } = row;
  const { network } = typed;
  const download = useField(fieldOfNetwork(network, 'download'));
  const upload = useField(fieldOfNetwork(network, 'upload'));
  const fault = download.fault ?? upload.fault;
  return (
    <li>
      <p className={classes.network}>
        <bdi>{network}</bdi>
        {label !== null && (
          <bdi className={classes.quiet}>{texts('settings:networks.wifi', { name: label })}</bdi>
        )}
        {isCurrent && <span className={classes.quiet}>{texts('settings:networks.current')}</span>}
      </p>
      <div className={classes.row}>
        <TextInput
          aria-label={texts('settings:networks.nameOf', { network })}
          placeholder={texts('settings:networks.name')}
          maxLength={80}
          value={typed.name}
          onChange={(event) => onChange({ ...typed, name: event.currentTarget.value })}
        />
        <UnitInput
          {...download.control}
          aria-label={texts('settings:networks.download', { network })}
          placeholder="↓"
          unit="Mbit/s"
          value={typed.download}
          onChange={(value) => onChange({ ...typed, download: value })}
        />
        <UnitInput
          {...upload.control}
          aria-label={texts('settings:networks.upload', { network })}
          placeholder="↑"
          unit="Mbit/s"
          value={typed.upload}
          onChange={(value) => onChange({ ...typed, upload: value })}
        />
      </div>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      <FurtherFigures typed={typed} onChange={onChange} />
    </li>
  );
}
