import { useState, type ReactNode } from 'react';
import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { FURTHER_FIGURES, hasFigures, type PlanField, type TypedFigures } from './plan-figures';
import classes from './plan-fold.module.css';

interface PlanFoldProps {
  readonly typed: TypedFigures;
  /** The id of a field in the page. */
  readonly idOf: (field: PlanField) => string;
  /** Says which plan it is, to those who do not see where it stands. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The further figures of a contract: open where there are some, and as long as one of them needs a look. */
export function PlanFold({ typed, idOf, label, children }: PlanFoldProps) {
  const { texts } = useApp();
  const { faults } = useForm();
  const [isOpen, setOpen] = useState(() => hasFigures(typed));
  const isFaulty = FURTHER_FIGURES.some(({ field }) => faults.some((fault) => fault.field === idOf(field)));
  return (
    <details
      className={classes.fold}
      open={isOpen || isFaulty}
      onToggle={({ currentTarget }) => {
        if (isFaulty) currentTarget.open = true;
        setOpen(currentTarget.open);
      }}
    >
      <summary aria-label={label}>{texts('settings:plan.more')}</summary>
      <p className={classes.hint}>{texts('settings:plan.moreHint')}</p>
      {children}
    </details>
  );
}
