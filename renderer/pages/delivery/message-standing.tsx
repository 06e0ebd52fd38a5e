import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { getRemedy } from '../../../shared/channels/remedy';
import { joinSentences } from '../../../shared/texts/format';
import { futureInWords, predictFuture, isStillToTell } from '../../../shared/messages/message-future';
import { getTraits } from '../../../shared/messages/delivery-problems';
import type { OutboxEntry } from '../../../shared/messages/message';
import { getAddressee, findProblem, describeStanding, getTone } from '../../components/message/message-words';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import { AsideButton } from './aside-button';
import { RetryButton } from './retry-button';
import { openSettingsWords } from './ways-out';
import classes from './message-standing.module.css';

/** Where the message stands now, read out when it changes, and what can be done. */
export function MessageStanding({ entry }: { readonly entry: OutboxEntry }) {
  const { texts, style, go } = useApp();
  const now = useNow(2_000);
  const words = useRef<HTMLParagraphElement>(null);
  const problem = findProblem(entry);
  const future = predictFuture(entry, now);
  const isSent = entry.state === 'sent';
  const explanation = joinSentences(
    [problem === null ? '' : getRemedy(entry.channel, problem, texts), futureInWords(future, texts)].filter(
      (sentence) => sentence !== '',
    ),
    style.language,
  );
  useEffect(() => {
    // The button that had the focus is gone.
    if (isSent && document.activeElement === document.body) words.current?.focus();
  }, [isSent]);
  return (
    <>
      <p ref={words} tabIndex={-1} className={classes.standing} role="status">
        <ToneDot tone={getTone(entry)} />
        <span>{describeStanding(entry, now, texts, style)}</span>
      </p>
      <p className={classes.to}>
        {entry.kind === 'test' && `${texts('delivery:test')} · `}
        {getAddressee(entry, texts)}
      </p>
      {explanation !== '' && <p className={classes.remedy}>{explanation}</p>}
      {isStillToTell(future) && (
        <div className={classes.actions}>
          {entry.message.title !== '' && <RetryButton entry={entry} />}
          <AsideButton entry={entry} />
          {problem !== null && getTraits(problem).isSolvedInSettings && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => go({ page: 'settings', section: 'channels', channel: entry.channel })}
            >
              {openSettingsWords(entry.channel, texts)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
