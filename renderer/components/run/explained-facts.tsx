import { IconInfoCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useApp } from '../../hooks/app-context';
import classes from './explained-facts.module.css';

/** A figure with its name, how sure it is, and what it means. */
export interface ExplainedFact {
  readonly name: string;
  /** Null where it was not measured. */
  readonly value: string | null;
  /** In a few quiet words under the value; null without any. */
  readonly note: string | null;
  /** What it means, shown when asked for; null where the name says it all. */
  readonly about: string | null;
}

/** Names and values, one a line, each with an explanation on demand. */
export function ExplainedFacts({ facts }: { readonly facts: readonly ExplainedFact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <FactLine key={fact.name} fact={fact} />
      ))}
    </dl>
  );
}

function FactLine({ fact }: { readonly fact: ExplainedFact }) {
  const { name, value, note, about } = fact;
  const { texts } = useApp();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <dt>
        {name}
        {about !== null && (
          <button
            type="button"
            className={classes.ask}
            aria-label={texts('history:about.button', { name })}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <IconInfoCircle size={15} stroke={1.75} aria-hidden="true" />
          </button>
        )}
      </dt>
      <dd data-absent={value === null ? true : undefined}>
        {value ?? texts('history:notMeasured')}
        {note !== null && <span className={classes.note}>{note}</span>}
      </dd>
      {about !== null && (
        <dd id={id} className={classes.about} hidden={!isOpen}>
          {about}
        </dd>
      )}
    </div>
  );
}
