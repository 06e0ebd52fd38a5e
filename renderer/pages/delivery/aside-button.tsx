import { Button } from '@mantine/core';
import { bridge } from '../../bridge';
import type { OutboxEntry } from '../../../shared/messages/message';
import { useApp } from '../../hooks/app-context';

/** Sets a message aside that is not delivered: nobody is reminded of it any more, and it can be sent later. */
export function AsideButton({ entry }: { readonly entry: OutboxEntry }) {
  const { texts } = useApp();
  const { state } = entry;
  if (state !== 'pending' && state !== 'blocked' && state !== 'failed') return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => void bridge.deliveryAside(entry.id)}>
      {texts('delivery:setAside')}
    </Button>
  );
}
