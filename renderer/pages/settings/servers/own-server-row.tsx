import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useApp } from '../../../hooks/app-context';
import { useField } from '../form-context';
import type { OwnServer } from '../measuring-form';
import { isHttpUrl } from '../web-address';
import { CheckWords } from './check-words';
import classes from './servers-section.module.css';
import { useServerCheck } from './use-server-check';

interface OwnServerRowProps {
  readonly server: OwnServer;
  readonly position: number;
  readonly onChange: (server: OwnServer) => void;
  readonly onRemove: () => void;
}

/** One LibreSpeed server of the user's own; it is tried as it is typed. */
export function OwnServerRow({ server, position, onChange, onRemove }: OwnServerRowProps) {
  const { texts } = useApp();
  const id = `server-${server.key}`;
  const { fault, control } = useField(id);
  const url = server.url.trim();
  const isReady = isHttpUrl(url);
  const check = useServerCheck('librespeed', isReady ? url : null);
  const label = texts('settings:server.remove', { position });
  return (
    <>
      <div className={classes.row}>
        <TextInput
          aria-label={texts('settings:server.name', { position })}
          placeholder={texts('settings:server.namePlaceholder')}
          maxLength={80}
          value={server.name}
          onChange={(event) => onChange({ ...server, name: event.currentTarget.value })}
        />
        <TextInput
          {...control}
          aria-label={texts('settings:server.address', { position })}
          placeholder="https://speed.example.org/"
          spellCheck={false}
          value={server.url}
          onChange={(event) => onChange({ ...server, url: event.currentTarget.value })}
        />
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="var(--lw-text-quiet)"
            size={36}
            aria-label={label}
            onClick={onRemove}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      {fault === null ? (
        <CheckWords isAsked={isReady} check={check} />
      ) : (
        <p className={classes.check} id={`${id}-fault`} data-tone="bad" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
