import { SETTINGS_SECTIONS, type SettingsSection } from '../../hooks/place';
import { useApp } from '../../hooks/app-context';
import classes from './section-list.module.css';

/** Names of the sections, to jump there. */
export function SectionList({ onGo }: { readonly onGo: (section: SettingsSection) => void }) {
  const { texts } = useApp();
  return (
    <nav className={classes.list} aria-label={texts('settings:sections')}>
      {SETTINGS_SECTIONS.map((section) => (
        <button key={section} type="button" onClick={() => onGo(section)}>
          {texts(`settings:section.${section}`)}
        </button>
      ))}
    </nav>
  );
}
