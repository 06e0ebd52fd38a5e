import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { RetryAnswer } from '../../../shared/messages/delivery-answers';
import type { OutboxEntry } from '../../../shared/messages/message';
import { useApp } from '../../hooks/app-context';
import classes from './test-button.module.css';

/** Tries a message at once that waits, or that did not get through. Rests, and keeps the focus, while that runs. */
export function RetryButton({ entry }: { readonly entry: OutboxEntry }) {
  const { texts } = useApp();
  const [triedAt, setTriedAt] = useState<number | null>(null);
  const [answer, setAnswer] = useState<RetryAnswer>('due');
  // What comes of it is recorded as one more attempt.
  const isTrying =
    entry.state === 'sending' || (entry.state === 'pending' && triedAt === entry.attempts.length);
  const retry = () => {
    setTriedAt(entry.attempts.length);
    bridge.deliveryRetry(entry.id).then(
      (given) => {
        setAnswer(given);
        if (given !== 'due') setTriedAt(null);
      },
      () => setTriedAt(null),
    );
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        {...(isTrying && { 'data-disabled': true })}
        aria-disabled={isTrying}
        onClick={isTrying ? undefined : retry}
      >
        {texts(
          isTrying ? 'delivery:retrying' : entry.state === 'set-aside' ? 'delivery:send' : 'delivery:retry',
        )}
      </Button>
      <span role="status" className={classes.answer}>
        {answer !== 'due' && texts(`delivery:retryAnswer.${answer}`)}
      </span>
    </>
  );
}
