import { formatDuration, formatExact, formatShortDateTime } from '../../../shared/texts/format-time';
import { placeInWords } from '../../../shared/history/outage-words';
import type { LineEvent } from '../../../shared/history/outages';
import { DataTable } from '../../components/data-table';
import { useApp } from '../../hooks/app-context';
import classes from './outages-page.module.css';

const COLUMNS = ['what', 'from', 'to', 'duration', 'points'] as const;

/** What happened to the line, the newest first. */
export function LineEventTable({ events }: { readonly events: readonly LineEvent[] }) {
  const { texts } = useApp();
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
          <Row key={event.id} event={event} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ event }: { readonly event: LineEvent }) {
  const { texts, style } = useApp();
  const { kind, place, startedAt, endedAt, isEndObserved } = event;
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
      <td>{isAboutLine ? placeInWords(place, texts) : ''}</td>
    </tr>
  );
}
