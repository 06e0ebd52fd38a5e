import { isAtCeiling } from '../../../shared/figures/ceiling';
import type { Figures } from '../../../shared/run';
import { useApp } from '../../hooks/app-context';
import { ToneDot } from '../tone-dot';
import classes from './ceiling-note.module.css';

/** Says that the computer, not the line, may have set the figures; nothing where that is not so, or not known. */
export function CeilingNote({ figures }: { readonly figures: Figures }) {
  const { state, texts } = useApp();
  if (!isAtCeiling(figures, state.ceiling)) return null;
  return (
    <div className={classes.note}>
      <ToneDot tone="warning" />
      <p>
        <strong>{texts('history:ceiling')}</strong>
        {texts('message:atCeiling')}
      </p>
    </div>
  );
}
