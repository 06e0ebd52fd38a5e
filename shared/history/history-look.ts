import { z } from 'zod';
import { GROUP_KINDS, PATTERN_FIGURES } from './patterns';
import { moment } from './selection';

/** What stands between the selection and the table. Persisted in addresses. */
export const HISTORY_VIEWS = ['charts', 'table', 'patterns'] as const;
export type HistoryView = (typeof HISTORY_VIEWS)[number];

/**
 * What a period is compared with: the time of the same length before it, its part before a moment, or another period.
 */
const againstSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('previous') }).readonly(),
  z.object({ kind: z.literal('split'), at: moment }).readonly(),
  z
    .object({ kind: z.literal('span'), from: moment, to: moment })
    .refine(({ from, to }) => from < to)
    .readonly(),
]);
export type Against = z.infer<typeof againstSchema>;

/** How the page of history shows its selection. */
export interface HistoryLook {
  readonly view: HistoryView;
  /** The figure of the patterns. */
  readonly figure: (typeof PATTERN_FIGURES)[number];
  readonly against: Against;
  readonly group: (typeof GROUP_KINDS)[number];
}

/** The charts; of patterns those of the download, against the time before. */
export const DEFAULT_LOOK: HistoryLook = {
  view: 'charts',
  figure: 'download',
  against: { kind: 'previous' },
  group: 'servers',
};

/**
 * A look as the query of an address (`view=patterns&figure=upload&against=2026-11-03T00:00:00.000Z`; another period is
 * `from/to`): what is as by default is left out. Empty for the default.
 */
export function toLookQuery({ view, figure, against, group }: HistoryLook): string {
  const query = new URLSearchParams();
  if (view !== DEFAULT_LOOK.view) query.set('view', view);
  if (figure !== DEFAULT_LOOK.figure) query.set('figure', figure);
  if (group !== DEFAULT_LOOK.group) query.set('group', group);
  if (against.kind === 'split') query.set('against', new Date(against.at).toISOString());
  if (against.kind === 'span') {
    query.set('against', [against.from, against.to].map((at) => new Date(at).toISOString()).join('/'));
  }
  return query.toString();
}

/** The look of the query of an address. Each part that cannot be read is as by default; the others hold. */
export function parseLookQuery(text: string): HistoryLook {
  const query = new URLSearchParams(text);
  const find = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === query.get(name)) ?? otherwise;
  return {
    view: find('view', HISTORY_VIEWS, DEFAULT_LOOK.view),
    figure: find('figure', PATTERN_FIGURES, DEFAULT_LOOK.figure),
    group: find('group', GROUP_KINDS, DEFAULT_LOOK.group),
    against: parseAgainst(query.get('against')),
  };
}

function parseAgainst(text: string | null): Against {
  const [first = Number.NaN, second] = text === null ? [] : text.split('/').map((part) => Date.parse(part));
  const against =
    second === undefined ? { kind: 'split', at: first } : { kind: 'span', from: first, to: second };
  const read = againstSchema.safeParse(against);
  return read.success ? read.data : DEFAULT_LOOK.against;
}
