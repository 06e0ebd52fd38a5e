import { networkLabel } from '../../../../shared/network-label';
import { formatBytes } from '../../../../shared/texts/format';
import { formatMonth } from '../../../../shared/texts/format-time';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useAnswer, getValue } from '../../../hooks/use-answer';
import { byNetwork, type NetworkUse } from './month-use';
import classes from './month-use.module.css';

/** What tests of this month have moved, by network, against the limit if one is set. */
export function MonthUse() {
  const { texts, style, state, settings } = useApp();
  const { monthlyLimitBytes } = settings.measuring;
  const { answer } = useAnswer(`${state.lastRun?.id ?? ''} ${monthlyLimitBytes ?? ''}`, () =>
    bridge.dataUseRead(),
  );
  const use = getValue(answer);
  const networks = use === null ? [] : byNetwork(use);
  return (
    <div className={classes.use} id="month-use" role="group" tabIndex={-1} aria-labelledby="month-use-title">
      <p className={classes.title} id="month-use-title">
        {texts('settings:data.use')}
        {use !== null && <span>{formatMonth(use.from, style)}</span>}
      </p>
      {answer.kind === 'failed' && <p className={classes.quiet}>{texts('settings:data.unreadable')}</p>}
      {use !== null && networks.length === 0 && (
        <p className={classes.quiet}>{texts('settings:data.nothing')}</p>
      )}
      <ul>
        {networks.map((entry) => (
          <NetworkRow key={entry.network ?? ''} use={entry} limitBytes={use?.limitBytes ?? null} />
        ))}
      </ul>
    </div>
  );
}

function NetworkRow({ use, limitBytes }: { readonly use: NetworkUse; readonly limitBytes: number | null }) {
  const { texts, style, settings } = useApp();
  const { network, isCurrent, runs, share } = use;
  const bytes = formatBytes(use.bytes, style.language);
  const limit = formatBytes(limitBytes, style.language);
  return (
    <li>
      <span className={classes.network}>
        {network === null ? texts('settings:data.unknownNetwork') : networkLabel(network, settings.networks)}
        {isCurrent && <span className={classes.quiet}> {texts('settings:data.current')}</span>}
      </span>
      <span className={classes.quiet}>{texts('settings:data.tests', { count: runs })}</span>
      <span className={classes.bytes}>
        {share === null ? bytes : texts('settings:data.ofLimit', { bytes, limit })}
      </span>
      {share !== null && (
        <progress
          className={classes.bar}
          data-full={share >= 1 ? true : undefined}
          value={share}
          max={1}
          aria-hidden="true"
        />
      )}
    </li>
  );
}
