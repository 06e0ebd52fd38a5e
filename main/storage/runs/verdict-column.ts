import { z } from 'zod';
import { VERDICT_REASONS, type Verdict } from '../../../shared/rules/verdict';
import type { Database } from '../sqlite';
import { readText, storeTextWith, textId } from './texts';
import {
  decisionsFrom,
  NOBODY,
  storedJson,
  unreadableVerdict,
  verdictDetail,
  type VerdictDetail,
} from './verdict-json';

/** What the judgements of many runs share of one rule. Rule and decisions are texts of their own, by their numbers. */
interface SharedVerdict extends Pick<
  Verdict,
  'reason' | 'count' | 'isConfirmed' | 'isMemoryLost' | 'cause' | 'nextTry' | 'tries'
> {
  readonly id: string;
  readonly rule: number;
  readonly channels: number;
}

/** What a run has of its own: value, limit, since, told before, held until; trailing nulls are left out. */
const OWN = ['value', 'limit', 'since', 'toldBeforeAt', 'heldUntil'] as const;
type Own = readonly (number | null)[];

const sharedSchema = z.array(
  z.object({
    id: z.string(),
    rule: z.number(),
    channels: z.number(),
    reason: z.enum(VERDICT_REASONS).catch('not-applicable'),
    count: z.unknown(),
    isConfirmed: z.boolean().catch(false),
    isMemoryLost: z.boolean().optional(),
    cause: z.unknown().optional(),
    nextTry: z.unknown().optional(),
    tries: z.unknown().optional(),
  }),
);
type SharedEntry = z.infer<typeof sharedSchema>[number];
/** The number of what is shared, then for each rule that has figures of its own its place and these. */
const columnSchema = z.tuple([z.number()]).rest(z.array(z.number().nullable()));

/** The verdicts of a run as one short column; what other runs share with it is stored once. */
export function toVerdictColumn(database: Database, verdicts: readonly Verdict[]): string {
  const shared = verdicts.map(
    ({ rule, reason, count, isConfirmed, isMemoryLost, cause, nextTry, tries, channels }): SharedVerdict => ({
      id: rule.id,
      rule: textId(JSON.stringify(rule)),
      channels: textId(JSON.stringify(channels)),
      reason,
      count,
      isConfirmed,
      ...(isMemoryLost === true && { isMemoryLost }),
      ...(cause !== undefined && { cause }),
      ...(nextTry !== undefined && { nextTry }),
      ...(tries !== undefined && { tries }),
    }),
  );
  const own = verdicts.flatMap((verdict, place): readonly Own[] => {
    const values = OWN.map((name) => verdict[name]);
    const length = values.findLastIndex((value) => value !== null) + 1;
    return length === 0 ? [] : [[place, ...values.slice(0, length)]];
  });
  const texts = verdicts.flatMap(({ rule, channels }) => [JSON.stringify(rule), JSON.stringify(channels)]);
  return JSON.stringify([storeTextWith(database, JSON.stringify(shared), texts), ...own]);
}

/** The verdicts of a stored column. What of it cannot be read costs the verdicts that need it, and says so. */
export function fromVerdictColumn(database: Database, column: string): readonly Verdict[] {
  const read = columnSchema.safeParse(storedJson(column));
  if (!read.success) return [unreadableVerdict()];
  const [form, ...own] = read.data;
  const shared = readText(database, form, sharedFrom);
  if (shared === null || shared === 'unreadable') return [unreadableVerdict()];
  const ownByPlace = new Map(own.map(([place, ...values]) => [place, values]));
  return shared.map((entry, place) => getVerdict(database, entry, ownByPlace.get(place) ?? []));
}

function sharedFrom(text: string): z.infer<typeof sharedSchema> | 'unreadable' {
  const read = sharedSchema.safeParse(storedJson(text));
  return read.success ? read.data : 'unreadable';
}

function getVerdict(
  database: Database,
  shared: SharedEntry,
  [value = null, limit = null, since = null, toldBeforeAt = null, heldUntil = null]: Own,
): Verdict {
  const decisions = readText(database, shared.channels, decisionsFrom);
  return {
    ...getDetail(database, shared),
    ...(decisions === null && { isUnreadable: true }),
    since,
    toldBeforeAt,
    heldUntil,
    reason: shared.reason,
    value,
    limit,
    channels: decisions ?? NOBODY,
  };
}

const detailsByEntry = new WeakMap<SharedEntry, VerdictDetail>();

/** What runs share of a verdict's detail, checked once for all of them. What cannot be read may be mended later. */
function getDetail(database: Database, entry: SharedEntry): VerdictDetail {
  const known = detailsByEntry.get(entry);
  if (known !== undefined) return known;
  const { count, isConfirmed, isMemoryLost, cause, nextTry, tries } = entry;
  const rule = readText(database, entry.rule, storedJson);
  const detail = verdictDetail({ count, isConfirmed, isMemoryLost, cause, nextTry, tries, rule }, entry.id);
  if (detail.isUnreadable !== true) detailsByEntry.set(entry, detail);
  return detail;
}
