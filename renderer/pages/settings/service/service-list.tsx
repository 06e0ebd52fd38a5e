import { ActionIcon, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ProviderKind } from '../../../../shared/providers';
import { useApp } from '../../../hooks/app-context';
import { ServiceCard } from './service-card';
import { everyService, moved, switched } from './service-order';
import classes from './service.module.css';

type Order = readonly ProviderKind[];

interface ServiceListProps {
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

/** Every service; those in use in the order in which they are tried, which buttons change. */
export function ServiceList({ order, onOrder }: ServiceListProps) {
  const { texts } = useApp();
  const [lastMove, setLastMove] = useState<{ readonly kind: ProviderKind; readonly by: -1 | 1 } | null>(null);
  useEffect(() => {
    if (lastMove !== null) document.getElementById(buttonId(lastMove.kind, lastMove.by))?.focus();
  }, [lastMove]);
  const move = (kind: ProviderKind, by: -1 | 1) => {
    onOrder(moved(order, kind, by));
    setLastMove({ kind, by });
  };
  return (
    <>
      <ol className={classes.list} aria-label={texts('settings:service.list')}>
        {everyService(order).map((kind) => {
          const place = order.indexOf(kind);
          const isUsed = place !== -1;
          const name = texts(`message:provider.${kind}`);
          return (
            <ServiceCard
              key={kind}
              kind={kind}
              isUsed={isUsed}
              before={
                <div className={classes.moves}>
                  {([-1, 1] as const).map((by) => (
                    <MoveButton
                      key={by}
                      id={buttonId(kind, by)}
                      by={by}
                      name={name}
                      isPossible={isUsed && order[place + by] !== undefined}
                      onMove={() => move(kind, by)}
                    />
                  ))}
                </div>
              }
              after={
                <Switch
                  aria-label={texts('settings:service.use', { name })}
                  checked={isUsed}
                  disabled={isUsed && order.length === 1}
                  onChange={(event) => onOrder(switched(order, kind, event.currentTarget.checked))}
                />
              }
            />
          );
        })}
      </ol>
      <p className="sr-only" role="status">
        {lastMove !== null &&
          texts('settings:service.place', {
            name: texts(`message:provider.${lastMove.kind}`),
            place: order.indexOf(lastMove.kind) + 1,
          })}
      </p>
    </>
  );
}

interface MoveButtonProps {
  readonly id: string;
  readonly by: -1 | 1;
  readonly name: string;
  /** A button without a place to move to keeps the focus, and does nothing. */
  readonly isPossible: boolean;
  readonly onMove: () => void;
}

function MoveButton({ id, by, name, isPossible, onMove }: MoveButtonProps) {
  const { texts } = useApp();
  const Icon = by === -1 ? IconChevronUp : IconChevronDown;
  return (
    <ActionIcon
      id={id}
      variant="subtle"
      color="var(--lw-text-quiet)"
      size={22}
      className={classes.move ?? ''}
      aria-label={texts(by === -1 ? 'settings:service.up' : 'settings:service.down', { name })}
      aria-disabled={!isPossible}
      onClick={() => isPossible && onMove()}
    >
      <Icon size={16} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
}

function buttonId(kind: ProviderKind, by: -1 | 1): string {
  return `service-${kind}-${by === -1 ? 'up' : 'down'}`;
}
