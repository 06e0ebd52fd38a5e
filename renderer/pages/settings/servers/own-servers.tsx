import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { UndoRemoval } from '../../../components/inputs/undo-removal';
import { useApp } from '../../../hooks/app-context';
import { useRemoval } from '../../../hooks/use-removal';
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
  // A server that is always used is chosen again when it comes back.
  const [wasFixed, setWasFixed] = useState<string | null>(null);
  const { remove, undo } = useRemoval(ownServers, (next) => {
    const isThere = (url: string | null) => next.some((each) => each.url === url);
    const isOwn = ownServers.some(({ url }) => url === fixedServerUrl);
    if (isOwn && !isThere(fixedServerUrl)) setWasFixed(fixedServerUrl);
    const fixed = isOwn && !isThere(fixedServerUrl) ? null : fixedServerUrl;
    onChange({ ownServers: next, fixedServerUrl: fixed ?? (isThere(wasFixed) ? wasFixed : null) });
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
      <UndoRemoval onUndo={undo} />
    </div>
  );
}
