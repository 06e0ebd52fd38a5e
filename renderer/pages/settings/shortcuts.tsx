import { KeyList } from '../../components/keyboard/key-list';
import { useApp } from '../../hooks/app-context';
import classes from './shortcuts.module.css';

/** The keys that work anywhere in the window. */
export function Shortcuts() {
  const { texts } = useApp();
  return (
    <section className={classes.shortcuts} id="shortcuts" tabIndex={-1} aria-labelledby="shortcuts-title">
      <h3 id="shortcuts-title">{texts('settings:shortcuts.title')}</h3>
      <KeyList />
    </section>
  );
}
