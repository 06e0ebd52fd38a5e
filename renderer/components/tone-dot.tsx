import type { Tone } from '../../shared/messages/message';
import classes from './tone-dot.module.css';

/** A state at a glance, by shape as well as by colour: disc, triangle, square, ring. The words stand beside it. */
export function ToneDot({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={classes[tone]} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {tone === 'good' && <circle cx="5" cy="5" r="4" />}
      {tone === 'warning' && <path d="M5 .8 9.6 9.2H.4z" />}
      {tone === 'bad' && <rect x="1" y="1" width="8" height="8" rx="1.5" />}
      {tone === 'neutral' && <circle cx="5" cy="5" r="3.25" fill="none" strokeWidth="1.5" />}
    </svg>
  );
}
