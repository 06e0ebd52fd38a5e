import { z } from 'zod';
import {
  BREAK_PLACES,
  LINE_EVENT_KINDS,
  STEP_ANSWERS,
  type LineEvent,
  type LineRoute,
} from '../../../shared/history/outages';
import { LINK_KINDS } from '../../../shared/surroundings';

/** An event of the line, as SQLite has it. */
export interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly is_end_observed: number;
  readonly network: string | null;
  /** JSON; null where it was not recorded. */
  readonly route: string | null;
  readonly has_moved: number;
}

/** The columns of an `EventRow`. */
export const EVENT_COLUMNS =
  'id, kind, place, started_at, ended_at, is_end_observed, network, route, has_moved';

const answer = z.enum(STEP_ANSWERS).catch('not-asked');
const routeSchema: z.ZodType<LineRoute> = z.object({
  interfaceName: z.string().nullable(),
  linkKind: z.enum(LINK_KINDS).nullable().catch(null),
  isConnected: z.boolean().nullable(),
  gateway: z.string().nullable(),
  gatewayAnswer: answer,
  targets: z.array(z.object({ address: z.string(), answer })),
});

/** An event of a kind that this version does not know is left out. */
export function toEvents(row: EventRow): readonly LineEvent[] {
  const kind = LINE_EVENT_KINDS.find((known) => known === row.kind);
  if (kind === undefined) return [];
  const route = getRoute(row.route);
  return [
    {
      id: row.id,
      kind,
      place: BREAK_PLACES.find((known) => known === row.place) ?? 'unknown',
      startedAt: row.started_at,
      endedAt: row.ended_at,
      isEndObserved: row.is_end_observed !== 0,
      ...(row.has_moved !== 0 && { hasMoved: true }),
      ...(row.network !== null && { network: row.network }),
      ...(route !== null && { route }),
    },
  ];
}

/** What cannot be read counts as not recorded. */
function getRoute(json: string | null): LineRoute | null {
  if (json === null) return null;
  try {
    return routeSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
