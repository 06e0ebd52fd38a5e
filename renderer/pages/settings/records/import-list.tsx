import { useState } from 'react';
import type { ImportEntry } from '../../../../shared/history/import';
import { formatShortDateTime } from '../../../../shared/texts/format-time';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import classes from './records.module.css';

interface ImportListProps {
  /** The newest first. */
  readonly entries: readonly ImportEntry[];
  readonly onUndo: (id: string) => void;
}

/** The imports that were made, each of which can be undone; nothing where there is none. */
export function ImportList({ entries, onUndo }: ImportListProps) {
  const { texts } = useApp();
  if (entries.length === 0) return null;
  return (
    <div className={classes.list} role="group" aria-labelledby="imports">
      <p className={classes.label} id="imports">
        {texts('imports:list')}
      </p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <ImportItem entry={entry} onUndo={() => onUndo(entry.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ImportItem({ entry, onUndo }: { readonly entry: ImportEntry; readonly onUndo: () => void }) {
  const { texts, style } = useApp();
  const [isAsked, setAsked] = useState(false);
  const { state, runs: count, source, fileName: file, at } = entry;
  const words = {
    count,
    file,
    source: texts(`imports:source.${source}`),
    time: formatShortDateTime(at, style),
  };
  return (
    <>
      <bdi>{texts('imports:entry', words)}</bdi>
      {state !== 'done' && <span className={classes.quiet}>{texts(`imports:state.${state}`)}</span>}
      {state === 'done' && !isAsked && (
        <TextButton onClick={() => setAsked(true)}>{texts('imports:undo')}</TextButton>
      )}
      {state === 'done' && isAsked && (
        <span className={classes.question} role="alert">
          {texts('imports:undoQuestion', { count })}
          <TextButton onClick={onUndo}>{texts('imports:undoYes')}</TextButton>
          <TextButton onClick={() => setAsked(false)}>{texts('imports:undoNo')}</TextButton>
        </span>
      )}
    </>
  );
}
