import { formatDuration, formatExact, formatShortDateTime } from '../../../shared/texts/format-time';
import { placeInWords } from '../../../shared/history/outage-words';
import { routeInWords } from '../../../shared/history/route-words';
import type { LineEvent } from '../../../shared/history/outages';
import { nameByKey, type NetworkEntry } from '../../../shared/network-label';
import { DataTable } from '../../components/data-table';
import { useApp } from '../../hooks/app-context';
import classes from './outages-page.module.css';

const COLUMNS = ['what', 'from', 'to', 'duration', 'network', 'points'] as const;

interface LineEventTableProps {
  readonly events: readonly LineEvent[];
  /** Those that are known. */
  readonly networks: readonly NetworkEntry[];
}

/** What happened to the line, the newest first. */
export function LineEventTable({ events, networks }: LineEventTableProps) {
  const { texts, settings } = useApp();
  return (
    <DataTable caption={texts('outages:caption')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {texts(`outages:column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row
            key={event.id}
            event={event}
            network={
              event.network === undefined
                ? texts('common:network.notRecorded')
                : nameByKey(event.network, networks, settings.networks)
            }
          />
        ))}
      </tbody>
    </DataTable>
  );
}

interface RowProps {
  readonly event: LineEvent;
  /** What it is called. */
  readonly network: string;
}

function Row({ event, network }: RowProps) {
  const { texts, style } = useApp();
  const { kind, place, startedAt, endedAt, isEndObserved, hasMoved = false, route } = event;
  const isAboutLine = kind === 'outage' || kind === 'no-network';
  const formatMoment = isAboutLine ? formatExact : formatShortDateTime;
  const end = endedAt === null ? null : formatMoment(endedAt, style);
  const ended = end === null || isEndObserved ? end : texts('outages:notObservedFrom', { time: end });
  return (
    <tr>
      <th scope="row">{texts(`outages:kind.${kind}`)}</th>
      <td className={classes.whole}>{formatMoment(startedAt, style)}</td>
      <td className={isEndObserved ? classes.whole : undefined}>{ended ?? texts('outages:lasts')}</td>
      <td className={classes.whole}>
        {endedAt === null ? '' : formatDuration(endedAt - startedAt, style.language)}
      </td>
      <td>{network}</td>
      <td>
        {isAboutLine && placeInWords(place, texts)}
        {hasMoved && ` ${texts('common:outage.moved')}`}
        {route !== undefined && <p className={classes.route}>{routeInWords(route, texts, style.language)}</p>}
      </td>
    </tr>
  );
}
