import type { ReactNode } from 'react';
import classes from './notes.module.css';

/** What a person wrote, line by line, in the direction of its own letters. */
export function NoteText({ text }: { readonly text: string }): ReactNode {
  return (
    <p className={classes.text} dir="auto">
      {text}
    </p>
  );
}
