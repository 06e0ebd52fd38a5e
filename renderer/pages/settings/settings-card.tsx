import type { ReactNode } from 'react';
import classes from './settings-card.module.css';

interface SettingsCardProps {
  /** Makes the id of the title: `settings-<name>-title`. */
  readonly name: string;
  readonly title: string;
  readonly about: ReactNode;
  /** At the right of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A card of the settings with its title and one sentence about it. */
export function SettingsCard({ name, title, about, action, children }: SettingsCardProps) {
  return (
    <section className={classes.section} id={`settings-${name}`} aria-labelledby={`settings-${name}-title`}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 id={`settings-${name}-title`} tabIndex={-1}>
            {title}
          </h2>
          <div className={classes.about}>{about}</div>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
