import type { CampaignStanding } from '../../../shared/campaign/campaign';
import { networkLabel } from '../../../shared/network-label';
import { formatDateTimeZone, formatShortDateTime } from '../../../shared/texts/format-time';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import classes from './campaign-page.module.css';

const COLUMNS = ['date', 'counted', 'notCounted', 'state'] as const;

interface CampaignProgressProps {
  readonly standing: CampaignStanding;
  readonly isInOtherNetwork: boolean;
}

/** What of a campaign is measured, what comes next, and what does not count. */
export function CampaignProgress({ standing, isInOtherNetwork }: CampaignProgressProps) {
  const { texts, style, settings, go } = useApp();
  const { campaign, days, next, notCounted } = standing;
  const times = { ...style, timeZone: campaign.timeZone };
  const today = days.at(-1)?.date;
  const isUnderWay = next.kind === 'test' || next.kind === 'paused';
  return (
    <>
      <Card title={texts('campaign:progress')}>
        {next.kind === 'test' && <p>{texts('campaign:next', { at: formatDateTimeZone(next.at, times) })}</p>}
        {isInOtherNetwork && (
          <p className={classes.hold}>
            {texts('campaign:otherNetwork', {
              network: networkLabel(campaign.network, settings.networks),
            })}
          </p>
        )}
        {days.length > 0 && (
          <DataTable caption={texts('campaign:caption')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {texts(`campaign:column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ date, counted, notCounted: others, isOfSeries }) => (
                <tr key={date}>
                  <td>{date}</td>
                  <td data-numeric>{counted}</td>
                  <td data-numeric>{others}</td>
                  <td>
                    {texts(
                      isOfSeries
                        ? 'campaign:day.series'
                        : isUnderWay && date === today
                          ? 'campaign:day.now'
                          : 'campaign:day.part',
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        )}
        <p className={classes.quiet}>{texts(`campaign:rule.${campaign.country}`)}</p>
        <p className={classes.quiet}>{texts('campaign:missed')}</p>
        <p className={classes.quiet}>{texts(`campaign:official.${campaign.country}`)}</p>
      </Card>
      {notCounted.length > 0 && (
        <Card title={texts('campaign:notCounted')}>
          <ul className={classes.problems}>
            {notCounted.map(({ runId, startedAt, problem }) => (
              <li key={runId}>
                <TextButton onClick={() => go({ page: 'history', runId })}>
                  {formatShortDateTime(startedAt, times)}
                </TextButton>{' '}
                {problem !== null && texts(`campaign:problem.${problem}`)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
