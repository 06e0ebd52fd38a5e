import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { OutboxEntry } from '../../../shared/message';
import { useApp } from '../../hooks/app-context';

/** Tries a message at once that waits, or that did not get through. Rests, and keeps the focus, while that runs. */
export function RetryButton({ entry }: { readonly entry: OutboxEntry }) {
  const { texts } = useApp();
  const [triedAt, setTriedAt] = useState<number | null>(null);
  // What comes of it is recorded as one more attempt.
  const isTrying = entry.state === 'sending' || triedAt === entry.attempts.length;
  const retry = () => {
    setTriedAt(entry.attempts.length);
    bridge.deliveryRetry(entry.id).then(
      (isDue) => setTriedAt((before) => (isDue ? before : null)),
      () => setTriedAt(null),
    );
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      {...(isTrying && { 'data-disabled': true })}
      aria-disabled={isTrying}
      onClick={isTrying ? undefined : retry}
    >
      {texts(isTrying ? 'delivery:retrying' : 'delivery:retry')}
    </Button>
  );
}
