import { Fragment, useState } from 'react';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { DeliveryAttempt, Tone } from '../../../shared/messages/message';
import { DataTable } from '../../components/data-table';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { TextButton } from '../../components/inputs/text-button';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import classes from './attempt-table.module.css';

/** A message that waits for days has many tries that are alike; the newest say it. */
const SHOWN_AT_FIRST = 5;

const TONES: Readonly<Record<DeliveryAttempt['outcome'], Tone>> = {
  accepted: 'good',
  retry: 'warning',
  blocked: 'bad',
  failed: 'bad',
};

/** Every try to deliver a message, newest first, with what the other side said, word for word. */
export function AttemptTable({ attempts }: { readonly attempts: readonly DeliveryAttempt[] }) {
  const { texts } = useApp();
  const [isWhole, setWhole] = useState(false);
  if (attempts.length === 0) return <p className={classes.quiet}>{texts('delivery:noAttempt')}</p>;
  const newestFirst = attempts.toReversed();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, SHOWN_AT_FIRST);
  const hidden = attempts.length - shown.length;
  return (
    <>
      <DataTable caption={texts('delivery:part.attempts')}>
        <thead>
          <tr>
            <th scope="col">{texts('delivery:attempt.when')}</th>
            <th scope="col">{texts('delivery:attempt.took')}</th>
            <th scope="col">{texts('delivery:attempt.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((attempt, index) => (
            <Attempt key={attempts.length - index} attempt={attempt} />
          ))}
        </tbody>
      </DataTable>
      {hidden > 0 && (
        <TextButton onClick={() => setWhole(true)}>
          {texts('delivery:attempt.all', { count: hidden })}
        </TextButton>
      )}
    </>
  );
}

function Attempt({ attempt }: { readonly attempt: DeliveryAttempt }) {
  const { texts, style } = useApp();
  const { startedAt, finishedAt, outcome, problem, reply, isMaybeDelivered } = attempt;
  const hasMore = isMaybeDelivered || reply !== '';
  return (
    <Fragment>
      <tr data-followed={hasMore ? true : undefined} className={classes.attempt}>
        <th scope="row" className={classes.time}>
          {formatShortDateTime(startedAt, style)}
        </th>
        <td className={classes.time}>{formatDuration(finishedAt - startedAt, style.language)}</td>
        <td>
          <span className={classes.outcome}>
            <ToneDot tone={TONES[outcome]} />
            <span>
              {texts(`delivery:outcome.${outcome}`)}
              {problem !== null && (
                <span className={classes.problem}>{texts(`delivery:problem.${problem}`)}</span>
              )}
            </span>
          </span>
        </td>
      </tr>
      {hasMore && (
        <tr>
          <td colSpan={3} className={classes.more}>
            {isMaybeDelivered && <p className={classes.quiet}>{texts('delivery:maybeDelivered')}</p>}
            <TechnicalDetail text={reply} isOpen={outcome === 'accepted'} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
