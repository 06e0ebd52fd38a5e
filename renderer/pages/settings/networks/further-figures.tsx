import { UnitInput } from '../../../components/inputs/unit-input';
import { useApp } from '../../../hooks/app-context';
import { useField } from '../form-context';
import type { FURTHER_FIGURES } from '../plan-figures';
import { PlanFold } from '../plan-fold';
import { fieldOfNetwork, type TypedNetwork } from './networks-form';
import classes from './networks.module.css';

interface FurtherFiguresProps {
  readonly typed: TypedNetwork;
  readonly onChange: (typed: TypedNetwork) => void;
}

/** The figures of a network's contract beside the maximum. */
export function FurtherFigures({ typed, onChange }: FurtherFiguresProps) {
  const { texts } = useApp();
  const { network } = typed;
  return (
    <PlanFold
      typed={typed.more}
      idOf={(field) => fieldOfNetwork(network, field)}
      label={texts('settings:networks.moreOf', { network })}
    >
      <div className={classes.row}>
        <span>{texts('settings:plan.normal')}</span>
        <Figure name="normalDownload" field="normal-download" typed={typed} onChange={onChange} />
        <Figure name="normalUpload" field="normal-upload" typed={typed} onChange={onChange} />
        <span>{texts('settings:plan.minimum')}</span>
        <Figure name="minimumDownload" field="minimum-download" typed={typed} onChange={onChange} />
        <Figure name="minimumUpload" field="minimum-upload" typed={typed} onChange={onChange} />
      </div>
    </PlanFold>
  );
}

type FigureProps = FurtherFiguresProps & (typeof FURTHER_FIGURES)[number];

function Figure({ name, field, typed, onChange }: FigureProps) {
  const { texts } = useApp();
  const { network, more } = typed;
  const id = fieldOfNetwork(network, field);
  const { fault, control } = useField(id);
  return (
    <div>
      <UnitInput
        {...control}
        aria-label={texts(`settings:networks.${field}`, { network })}
        placeholder={name.endsWith('Download') ? '↓' : '↑'}
        unit="Mbit/s"
        value={more[name]}
        onChange={(value) => onChange({ ...typed, more: { ...more, [name]: value } })}
      />
      {fault !== null && (
        <p className={classes.fault} id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
