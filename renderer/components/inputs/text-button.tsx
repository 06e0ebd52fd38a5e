import type { ReactNode } from 'react';
import classes from './text-button.module.css';

interface TextButtonProps {
  readonly onClick: () => void;
  /** The whole name, where the words alone do not say what is acted on. */
  readonly label?: string;
  /** For a button that opens something right below: whether it is open. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A quiet action within a line of text. */
export function TextButton({ onClick, label, isOpen, children }: TextButtonProps) {
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
