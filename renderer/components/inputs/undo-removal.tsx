import { useApp } from '../../hooks/app-context';
import { TextButton } from './text-button';
import classes from './undo-removal.module.css';

/** Takes back the last removal from a list; nothing is shown where there is none. */
export function UndoRemoval({ onUndo }: { readonly onUndo: (() => void) | null }) {
  const { texts } = useApp();
  return (
    <span role="status" className={classes.removed}>
      {onUndo !== null && (
        <>
          {texts('common:removed.words')}{' '}
          <TextButton onClick={onUndo}>{texts('common:removed.undo')}</TextButton>
        </>
      )}
    </span>
  );
}
