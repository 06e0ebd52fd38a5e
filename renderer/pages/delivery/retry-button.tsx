import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { OutboxEntry } from '../../../shared/message';
import { useApp } from '../../hooks/app-context';

/** Tries a message at once that waits, or that did not get through. */
export function RetryButton({ entry }: { readonly entry: OutboxEntry }) {
  const { texts } = useApp();
  const [triedAt, setTriedAt] = useState<number | null>(null);
  if (entry.state === 'sent' || entry.state === 'sending') return null;
  // Its next attempt is recorded under a higher count; until then the button rests.
  const isAsked = triedAt === entry.attempts.length;
  const retry = () => {
    setTriedAt(entry.attempts.length);
    void bridge.deliveryRetry(entry.id).then((isDue) => {
      if (!isDue) setTriedAt(null);
    });
  };
  return (
    <Button size="compact-sm" variant="default" disabled={isAsked} onClick={retry}>
      {texts(isAsked ? 'delivery:retrying' : 'delivery:retry')}
    </Button>
  );
}
