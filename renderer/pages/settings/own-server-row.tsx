import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import { formatLatency } from '../../../shared/format';
import type { ServerCheck } from '../../../shared/ipc';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import { useLater } from '../../hooks/use-later';
import { isHttpUrl } from './faults';
import type { OwnServer } from './form';
import { useField } from './form-context';
import classes from './servers-section.module.css';

/** How long typing must rest before a server is tried. */
const REST_MS = 700;

interface OwnServerRowProps {
  readonly server: OwnServer;
  readonly position: number;
  readonly onChange: (server: OwnServer) => void;
  readonly onRemove: () => void;
}

/** One server of the user's own; it is tried as it is typed. */
export function OwnServerRow({ server, position, onChange, onRemove }: OwnServerRowProps) {
  const { texts } = useApp();
  const id = `server-${server.key}`;
  const { fault, control } = useField(id);
  const [checked, setChecked] = useState<{ readonly url: string; readonly check: ServerCheck } | null>(null);
  const url = server.url.trim();
  const isReady = isHttpUrl(url);
  useLater(isReady ? url : null, REST_MS, (ready) => {
    void bridge.serversCheck('librespeed', ready).then((check) => setChecked({ url: ready, check }));
  });
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
        <CheckWords isAsked={isReady} check={checked?.url === url ? checked.check : null} />
      ) : (
        <p className={classes.check} id={`${id}-fault`} data-tone="bad" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function CheckWords({ isAsked, check }: { readonly isAsked: boolean; readonly check: ServerCheck | null }) {
  const { texts, style } = useApp();
  if (check === null) {
    return (
      <p className={classes.check} aria-live="polite">
        {isAsked ? texts('settings:server.checking') : ''}
      </p>
    );
  }
  if (check.kind === 'answers') {
    const latency = formatLatency(check.latencyMs, style.language);
    return (
      <p className={classes.check} aria-live="polite">
        <ToneDot tone="good" />
        {texts('settings:server.answers', { latency, address: check.address })}
      </p>
    );
  }
  return (
    <p className={classes.check} aria-live="polite">
      <ToneDot tone="warning" />
      <span>
        {texts('settings:server.fails', { reason: texts(`common:failure.${check.reason}`) })}
        {check.detail !== '' && ` (${check.detail})`}
      </span>
    </p>
  );
}
