import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useApp } from '../../../hooks/app-context';
import { useField } from '../form-context';
import type { TypedTarget } from './watching-form';
import classes from './watching.module.css';

interface TargetRowProps {
  readonly target: TypedTarget;
  readonly position: number;
  /** The last one cannot be removed: the switch turns the watching off. */
  readonly isOnly: boolean;
  readonly onChange: (target: TypedTarget) => void;
  readonly onRemove: () => void;
}

/** One far target: the addresses of one host, and a port. */
export function TargetRow({ target, position, isOnly, onChange, onRemove }: TargetRowProps) {
  const { texts } = useApp();
  const id = `target-${target.key}`;
  const { fault, control } = useField(id);
  const label = texts('settings:watching.remove', { position });
  return (
    <>
      <div className={classes.row}>
        <TextInput
          {...control}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          aria-label={texts('settings:watching.addresses', { position })}
          placeholder="192.0.2.1, 2001:db8::1"
          spellCheck={false}
          value={target.addresses}
          onChange={(event) => onChange({ ...target, addresses: event.currentTarget.value })}
        />
        <TextInput
          aria-label={texts('settings:watching.port', { position })}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          placeholder="443"
          inputMode="numeric"
          value={target.port}
          onBlur={control.onBlur}
          onChange={(event) => onChange({ ...target, port: event.currentTarget.value })}
        />
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="var(--lw-text-quiet)"
            size={36}
            aria-label={label}
            disabled={isOnly}
            onClick={onRemove}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      {fault !== null && (
        <p className={classes.fault} id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
