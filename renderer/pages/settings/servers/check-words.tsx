import { formatLatency } from '../../../../shared/texts/format';
import type { ServerCheck } from '../../../../shared/ipc';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { ToneDot } from '../../../components/tone-dot';
import { useApp } from '../../../hooks/app-context';
import classes from './servers-section.module.css';

interface CheckWordsProps {
  /** Whether there is an address that is tried. */
  readonly isAsked: boolean;
  readonly check: ServerCheck | null;
}

/** What came of trying a server. */
export function CheckWords({ isAsked, check }: CheckWordsProps) {
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
    <div className={classes.check} aria-live="polite">
      <ToneDot tone="warning" />
      <div>
        {texts('settings:server.fails', { reason: texts(`common:failure.${check.reason}`) })}
        <TechnicalDetail text={check.detail} />
      </div>
    </div>
  );
}
