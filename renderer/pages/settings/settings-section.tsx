import type { ReactNode } from 'react';
import type { SettingsSection as SectionName } from '../../hooks/place';
import { useApp } from '../../hooks/app-context';
import classes from './settings-section.module.css';

/** One card of the settings, reachable from the list at the side. */
export function SettingsSection({
  name,
  children,
}: {
  readonly name: SectionName;
  readonly children: ReactNode;
}) {
  const { texts } = useApp();
  return (
    <section className={classes.section} id={`settings-${name}`} aria-labelledby={`settings-${name}-title`}>
      <header className={classes.head}>
        <h2 id={`settings-${name}-title`} tabIndex={-1}>
          {texts(`settings:section.${name}`)}
        </h2>
        <p>{texts(`settings:about.${name}`)}</p>
      </header>
      {children}
    </section>
  );
}
