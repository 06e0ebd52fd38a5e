import type { ReactNode } from 'react';
import classes from './field-row.module.css';

interface FieldRowProps {
  /** The id of the control. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong, in words. */
  readonly fault?: string | null;
  readonly children: ReactNode;
}

/** One setting: its name and what it means at the left, the control and its fault at the right. */
export function FieldRow({ id, label, hint, fault = null, children }: FieldRowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <div className={classes.hint} id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
      <div className={classes.control}>
        {children}
        {fault !== null && (
          <p className={classes.fault} id={`${id}-fault`} role="alert">
            {fault}
          </p>
        )}
      </div>
    </div>
  );
}

/** What ties a control to its row: id, the mark of a fault, and the words that describe it. */
export function controlProps(id: string, fault: string | null) {
  return {
    id,
    error: fault !== null,
    'aria-invalid': fault !== null,
    'aria-describedby': fault === null ? `${id}-hint` : `${id}-fault ${id}-hint`,
  };
}
