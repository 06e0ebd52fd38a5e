import type { ReactNode } from 'react';
import type { Tone } from '../../shared/messages/message';
import { ToneDot } from './tone-dot';
import classes from './fact-row.module.css';

interface FactRowProps {
  readonly tone: Tone;
  readonly words: ReactNode;
  /** At the right: when, or how it stands. */
  readonly aside: ReactNode;
  readonly onOpen?: () => void;
}

/** One line of a list: a state, what it is, and when or how. */
export function FactRow({ tone, words, aside, onOpen }: FactRowProps) {
  const content = (
    <>
      <ToneDot tone={tone} />
      <span className={classes.words}>{words}</span>
      <span className={classes.aside}>{aside}</span>
    </>
  );
  return (
    <li className={classes.row}>
      {onOpen === undefined ? (
        <div className={classes.line}>{content}</div>
      ) : (
        <button type="button" className={classes.line} onClick={onOpen}>
          {content}
        </button>
      )}
    </li>
  );
}
