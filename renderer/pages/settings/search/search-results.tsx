import type { KeyboardEvent } from 'react';
import { useApp } from '../../../hooks/app-context';
import type { CatalogEntry } from './catalog';
import classes from './search.module.css';

/** The list of what is found, for those who lead into it. */
export const RESULTS_ID = 'settings-found';

interface SearchResultsProps {
  readonly query: string;
  readonly found: readonly CatalogEntry[];
  readonly onChoose: (entry: CatalogEntry) => void;
  /** Back to the field. */
  readonly onLeave: () => void;
}

/** The settings that a search found: name, hint and place. A choice leads to the field. */
export function SearchResults({ query, found, onChoose, onLeave }: SearchResultsProps) {
  const { texts } = useApp();
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === 'ArrowDown') buttons[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) buttons[at - 1]?.focus();
    else if (event.key === 'ArrowUp' || event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <section className={classes.results} aria-labelledby={`${RESULTS_ID}-title`}>
      <h2 id={`${RESULTS_ID}-title`}>
        <span role="status">
          {found.length === 0
            ? texts('search:none', { query })
            : texts('search:found', { count: found.length })}
        </span>
      </h2>
      {found.length === 0 && <p className={classes.hint}>{texts('search:noneHint')}</p>}
      <ul id={RESULTS_ID} onKeyDown={onKey}>
        {found.map((entry) => (
          <li key={entry.field}>
            <button type="button" onClick={() => onChoose(entry)}>
              <span className={classes.label}>{entry.label}</span>
              <span className={classes.where}>{entry.where}</span>
              <span className={classes.hint}>{entry.hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
