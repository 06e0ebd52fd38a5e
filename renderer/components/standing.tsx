import type { Tone } from '../../shared/messages/message';
import { ToneDot } from './tone-dot';
import classes from './standing.module.css';

interface StandingProps {
  /** Missing where there is nothing good or bad to say. */
  readonly tone?: Tone;
  readonly words: string;
}

/** How something stands, in a few quiet words beside its name. */
export function Standing({ tone, words }: StandingProps) {
  return (
    <span className={classes.standing} data-tone={tone}>
      {tone !== undefined && <ToneDot tone={tone} />}
      {words}
    </span>
  );
}
