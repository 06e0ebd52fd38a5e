import { z } from 'zod';
import { DAY_MS } from '../durations';
import { PROVIDER_KINDS } from '../providers';
import { OUTCOMES } from '../run';
import type { TimeRange } from '../time-range';
import { TRIGGERS } from '../trigger';
import { HOURS, WEEKDAYS, type LocalTimes } from './local-times';
import { RANGES, rangeUntil } from './ranges';
import type { RunFilter } from './run-filter';

/** A day before the last moment that a date can have, in ms since the epoch: local time may be that much ahead. */
const LAST_MOMENT = 8.64e15 - DAY_MS;
/** More values of one kind than a person chooses. */
const MAX_CHOSEN = 100;
const MAX_CHARACTERS = 2_000;

/** A moment that an address can name, in ms since the epoch. */
export const moment = z.number().int().min(0).max(LAST_MOMENT);
const textOrUnknown = z.string().max(MAX_CHARACTERS).nullable();
const chosen = <Value extends z.ZodType>(value: Value) => z.array(value).max(MAX_CHOSEN).readonly();

/** A stretch of time that ends now, or one between two moments. */
const rangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recent'), name: z.enum(RANGES) }).readonly(),
  z
    .object({ kind: z.literal('span'), from: moment, to: moment })
    .refine(({ from, to }) => from < to)
    .readonly(),
]);

/**
 * What the page of history shows: its charts, its table and all else are of the same runs. An empty list leaves nothing
 * out; null in a list stands for runs of which it is not known.
 */
export const selectionSchema = z
  .object({
    range: rangeSchema,
    /** By key. */
    networks: chosen(textOrUnknown),
    providers: chosen(z.enum(PROVIDER_KINDS)),
    /** By address. */
    servers: chosen(textOrUnknown),
    /** By id. */
    schedules: chosen(textOrUnknown),
    triggers: chosen(z.enum(TRIGGERS)),
    outcomes: chosen(z.enum(OUTCOMES)),
    /** On the clock of the window's zone. */
    weekdays: chosen(z.enum(WEEKDAYS)),
    hours: chosen(z.enum(HOURS)),
  })
  .readonly();
export type Selection = z.infer<typeof selectionSchema>;

const DEFAULT_RANGE = 'month';

/** The last 30 days, whatever was measured in them. */
export const DEFAULT_SELECTION: Selection = {
  range: { kind: 'recent', name: DEFAULT_RANGE },
  networks: [],
  providers: [],
  servers: [],
  schedules: [],
  triggers: [],
  outcomes: [],
  weekdays: [],
  hours: [],
};

/** The lists of a selection. */
type SelectionList = Exclude<keyof Selection, 'range'>;

/** What each list is called in an address, and what it may hold. */
const LISTS = {
  networks: { name: 'network', value: textOrUnknown },
  providers: { name: 'service', value: z.enum(PROVIDER_KINDS) },
  servers: { name: 'server', value: textOrUnknown },
  schedules: { name: 'schedule', value: textOrUnknown },
  triggers: { name: 'trigger', value: z.enum(TRIGGERS) },
  outcomes: { name: 'outcome', value: z.enum(OUTCOMES) },
  weekdays: { name: 'weekday', value: z.enum(WEEKDAYS) },
  hours: { name: 'hour', value: z.enum(HOURS) },
} as const satisfies Readonly<
  Record<SelectionList, { readonly name: string; readonly value: z.ZodType<string | null> }>
>;
const LIST_NAMES = Object.keys(LISTS) as readonly SelectionList[];

/**
 * A selection as the query of an address (`range=week&outcome=failed`, `from=2026-11-01T00:00:00.000Z&to=…`): what is as
 * by default is left out, and an empty value stands for what is not known. Empty for the default.
 */
export function toSelectionQuery(selection: Selection): string {
  const query = new URLSearchParams();
  const { range } = selection;
  if (range.kind === 'span') {
    query.set('from', new Date(range.from).toISOString());
    query.set('to', new Date(range.to).toISOString());
  } else if (range.name !== DEFAULT_RANGE) {
    query.set('range', range.name);
  }
  for (const list of LIST_NAMES) {
    for (const value of selection[list]) query.append(LISTS[list].name, value ?? '');
  }
  return query.toString();
}

/**
 * The selection of the query of an address. Each part that cannot be read is as by default; the others hold, also the
 * other values of a list.
 */
export function parseSelectionQuery(text: string): Selection {
  const query = new URLSearchParams(text);
  const lists = LIST_NAMES.map((list) => [list, parseList(query, list)] as const);
  return selectionSchema.parse({ range: parseRange(query), ...Object.fromEntries(lists) });
}

function parseRange(query: URLSearchParams): unknown {
  const span = { kind: 'span', from: parseMoment(query.get('from')), to: parseMoment(query.get('to')) };
  const recent = { kind: 'recent', name: query.get('range') };
  const read = [span, recent].map((range) => rangeSchema.safeParse(range)).find(({ success }) => success);
  return read?.data ?? DEFAULT_SELECTION.range;
}

function parseMoment(text: string | null): number {
  return text === null ? Number.NaN : Date.parse(text);
}

function parseList(query: URLSearchParams, list: SelectionList): readonly unknown[] {
  const { name, value } = LISTS[list];
  const isNullable = value instanceof z.ZodNullable;
  const read = query
    .getAll(name)
    .map((text) => value.safeParse(isNullable && text === '' ? null : text))
    .flatMap(({ success, data }) => (success ? [data] : []));
  return [...new Set(read)].slice(0, MAX_CHOSEN);
}

/** The stretch of time of a selection; one that ends now goes on a minute, so that a run of this moment is in it. */
export function getSelectedRange({ range }: Pick<Selection, 'range'>, now: number): TimeRange {
  return range.kind === 'recent' ? rangeUntil(now, range.name) : { from: range.from, to: range.to };
}

/** Which runs a selection wants, by the clock of a zone and in whatever range; null where it wants all. */
export function getSelectionFilter(selection: Selection, timeZone: string): RunFilter | null {
  const { weekdays, hours } = selection;
  const lists = LIST_NAMES.filter((list) => list !== 'weekdays' && list !== 'hours').filter(
    (list) => selection[list].length > 0,
  );
  const filter: RunFilter = Object.fromEntries(lists.map((list) => [list, selection[list]]));
  if (weekdays.length + hours.length === 0) return lists.length === 0 ? null : filter;
  const times: LocalTimes = {
    timeZone,
    ...(weekdays.length > 0 && { weekdays }),
    ...(hours.length > 0 && { hours }),
  };
  return { ...filter, times };
}
