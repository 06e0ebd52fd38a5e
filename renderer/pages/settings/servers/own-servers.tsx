import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useApp } from '../../../hooks/app-context';
import type { MeasuringForm, OwnServer } from '../measuring-form';
import { OwnServerRow } from './own-server-row';
import classes from './servers-section.module.css';

type Servers = MeasuringForm['servers'];

interface OwnServersProps {
  readonly servers: Servers;
  readonly onChange: (next: Partial<Servers>) => void;
}

/** The LibreSpeed servers of the user's own. */
export function OwnServers({ servers, onChange }: OwnServersProps) {
  const { texts } = useApp();
  const { ownServers, fixedServerUrl } = servers;
  const replace = (next: OwnServer) =>
    onChange({ ownServers: ownServers.map((each) => (each.key === next.key ? next : each)) });
  const remove = ({ key, url }: OwnServer) =>
    onChange({
      ownServers: ownServers.filter((each) => each.key !== key),
      fixedServerUrl: fixedServerUrl === url ? null : fixedServerUrl,
    });
  return (
    <div
      className={classes.own}
      id="own-servers"
      role="group"
      tabIndex={-1}
      aria-labelledby="own-servers-title"
    >
      <p className={classes.label} id="own-servers-title">
        {texts('settings:server.own')}
      </p>
      <p className={classes.hint}>{texts('settings:server.ownHint')}</p>
      {ownServers.map((server, index) => (
        <OwnServerRow
          key={server.key}
          server={server}
          position={index + 1}
          onChange={replace}
          onRemove={() => remove(server)}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={1.75} aria-hidden="true" />}
        onClick={() =>
          onChange({ ownServers: [...ownServers, { key: crypto.randomUUID(), name: '', url: '' }] })
        }
      >
        {texts('settings:server.add')}
      </Button>
    </div>
  );
}
