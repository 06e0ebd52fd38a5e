import { routeInWords } from '../../../shared/history/route-words';
import type { LineEvent } from '../../../shared/history/outages';
import { formatSortable } from '../../../shared/texts/format-time';
import { iso } from '../iso-time';
import type { ExportWords } from './ledger-json';

type Read = (event: LineEvent, words: ExportWords) => string | number | null;

/** In their order; each has its unit in its name. */
const COLUMNS: readonly (readonly [name: string, read: Read])[] = [
  ['local_time', ({ startedAt }, { style }) => formatSortable(startedAt, style.timeZone)],
  ['time_zone', (_event, { style }) => style.timeZone],
  ['started_at_utc', ({ startedAt }) => iso(startedAt)],
  ['ended_at_utc', ({ endedAt }) => iso(endedAt)],
  ['duration_s', ({ startedAt, endedAt }) => (endedAt === null ? null : (endedAt - startedAt) / 1_000)],
  ['kind', ({ kind }) => kind],
  ['place', ({ place }) => place],
  ['end_observed', ({ isEndObserved }) => String(isEndObserved)],
  ['network_changed', ({ hasMoved = false }) => String(hasMoved)],
  ['network', ({ network = null }) => network],
  ['interface', ({ route }) => route?.interfaceName ?? null],
  ['link', ({ route }) => route?.linkKind ?? null],
  ['gateway', ({ route }) => route?.gateway ?? null],
  ['gateway_answer', ({ route }) => route?.gatewayAnswer ?? null],
  [
    'target_answers',
    ({ route }) => route?.targets.map(({ address, answer }) => `${address} ${answer}`).join('; ') ?? null,
  ],
  [
    'route',
    ({ route }, { texts, style }) =>
      route === undefined ? null : routeInWords(route, texts, style.language),
  ],
  ['event_id', ({ id }) => id],
];

/** The head of the table of line events. */
export const LINE_COLUMN_NAMES = COLUMNS.map(([name]) => name);

/** A line event as a line of the table; empty cells where nothing was recorded. */
export function getLineCells(event: LineEvent, words: ExportWords): (string | number | null)[] {
  return COLUMNS.map(([, read]) => read(event, words));
}
