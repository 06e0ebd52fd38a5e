import type { ReactNode } from 'react';
import type { SettingsSection as SectionName } from '../../hooks/place';
import { useApp } from '../../hooks/app-context';
import { SettingsCard } from './settings-card';

/** One section of the settings, reachable from the list at the side. */
export function SettingsSection({
  name,
  children,
}: {
  readonly name: SectionName;
  readonly children: ReactNode;
}) {
  const { texts } = useApp();
  return (
    <SettingsCard
      name={name}
      title={texts(`settings:section.${name}`)}
      about={texts(`settings:about.${name}`)}
    >
      {children}
    </SettingsCard>
  );
}
