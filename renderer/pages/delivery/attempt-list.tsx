import { formatDateTime, formatDuration } from '../../../shared/format-time';
import type { DeliveryAttempt, Tone } from '../../../shared/message';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import classes from './attempt-list.module.css';

const TONES: Readonly<Record<DeliveryAttempt['outcome'], Tone>> = {
  accepted: 'good',
  retry: 'warning',
  blocked: 'bad',
  failed: 'bad',
};

/** Every try to deliver a message, newest first, with what the other side said, word for word. */
export function AttemptList({ attempts }: { readonly attempts: readonly DeliveryAttempt[] }) {
  const { texts, style } = useApp();
  if (attempts.length === 0) return <p className={classes.quiet}>{texts('delivery:noAttempt')}</p>;
  return (
    <ol className={classes.list}>
      {attempts.toReversed().map((attempt) => (
        <li key={attempt.startedAt}>
          <div className={classes.head}>
            <ToneDot tone={TONES[attempt.outcome]} />
            <span>
              {texts(`delivery:outcome.${attempt.outcome}`)}
              {attempt.problem !== null && `: ${texts(`delivery:problem.${attempt.problem}`)}`}
            </span>
          </div>
          <p className={classes.quiet}>
            {formatDateTime(attempt.startedAt, style)} ·{' '}
            {formatDuration(attempt.finishedAt - attempt.startedAt, style.language)}
          </p>
          {attempt.isMaybeDelivered && <p className={classes.quiet}>{texts('delivery:maybeDelivered')}</p>}
          {attempt.reply !== '' && <pre className={classes.reply}>{attempt.reply}</pre>}
        </li>
      ))}
    </ol>
  );
}
