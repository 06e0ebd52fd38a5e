import { z } from 'zod';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { INCOMPARABLE_CAUSES } from '../../../shared/figures/comparability';
import { ruleSchema } from '../../../shared/rules/rules';
import { CHANNEL_DECISIONS, VERDICT_REASONS, type Verdict } from '../../../shared/rules/verdict';
import { nextTrySchema, trySchema } from './try-chain';

const time = z.number().nullable().default(null);

/** What is kept of a verdict beside its own columns. */
const detailSchema = z.object({
  rule: ruleSchema.pick({ id: true, name: true, condition: true, repeat: true, tellsRecovery: true }),
  count: z.object({ breaches: z.number(), needed: z.number(), of: z.number() }).nullable().default(null),
  since: time,
  toldBeforeAt: time,
  isConfirmed: z.boolean().default(false),
  cause: z.enum(INCOMPARABLE_CAUSES).optional().catch(undefined),
  isMemoryLost: z.boolean().optional(),
  nextTry: nextTrySchema.optional().catch(undefined),
  tries: z.array(trySchema).optional().catch(undefined),
  heldUntil: time,
});
export type VerdictDetail = Omit<Verdict, 'reason' | 'value' | 'limit' | 'channels'>;

const decisions = z.partialRecord(z.enum(CHANNEL_KINDS), z.enum(CHANNEL_DECISIONS).catch('not-matched'));
const verdictSchema = z.intersection(
  detailSchema,
  z.object({
    reason: z.enum(VERDICT_REASONS).catch('not-applicable'),
    value: z.number().nullable().catch(null),
    limit: z.number().nullable().catch(null),
    channels: z.unknown(),
  }),
);

/** The stored detail of a rule's verdict; one that says that it is unreadable where damage left something else. */
export function verdictDetailFrom(text: string, ruleId: string): VerdictDetail {
  return verdictDetail(storedJson(text), ruleId);
}

/** The same of a detail that is parsed. */
export function verdictDetail(stored: unknown, ruleId: string): VerdictDetail {
  const read = detailSchema.safeParse(stored);
  if (!read.success) return { ...unknownRule(ruleId), isUnreadable: true };
  return withoutUndefined(read.data);
}

/** The members that are left out where they have nothing to say. */
function withoutUndefined<T extends z.infer<typeof detailSchema>>({
  isMemoryLost,
  cause,
  nextTry,
  tries,
  ...rest
}: T) {
  return {
    ...rest,
    ...(isMemoryLost === true && { isMemoryLost }),
    ...(cause !== undefined && { cause }),
    ...(nextTry !== undefined && { nextTry }),
    ...(tries !== undefined && { tries }),
  };
}

/** The stored decisions for every channel. Channels that its version did not know were not told; null where they are unreadable. */
export function decisionsFrom(text: string): Verdict['channels'] | null {
  return decided(storedJson(text));
}

/** The verdicts that are stored with an occasion. Of those that cannot be read, their place. */
export function verdictsFrom(text: string): readonly Verdict[] {
  const list: unknown = storedJson(text);
  if (!Array.isArray(list)) return [];
  return list.map((stored: unknown): Verdict => {
    const read = verdictSchema.safeParse(stored);
    const channels = read.success ? decided(read.data.channels) : null;
    if (!read.success || channels === null) return unreadableVerdict();
    return { ...withoutUndefined(read.data), channels };
  });
}

/** Any stored JSON object with a kind; null where there is none. */
export function kindedFrom<T extends { readonly kind: string }>(text: string): T | null {
  const read = z.looseObject({ kind: z.string() }).safeParse(storedJson(text));
  return read.success ? (read.data as unknown as T) : null;
}

/** No decision: nobody was told. */
export const NOBODY: Verdict['channels'] = decided({}) as Verdict['channels'];

function decided(stored: unknown): Verdict['channels'] | null {
  const known = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!known.success) return null;
  const own = Object.fromEntries(CHANNEL_KINDS.map((kind) => [kind, known.data[kind] ?? 'not-matched']));
  return decisions.parse(own) as Verdict['channels'];
}

/** What takes the place of verdicts of which nothing can be read. */
export function unreadableVerdict(): Verdict {
  return {
    ...unknownRule('unreadable'),
    isUnreadable: true,
    reason: 'not-applicable',
    value: null,
    limit: null,
    channels: NOBODY,
  };
}

/** What a verdict says where nothing was remembered of its rule. */
export const NOTHING_KNOWN = {
  count: null,
  since: null,
  toldBeforeAt: null,
  isConfirmed: false,
  heldUntil: null,
} as const satisfies Partial<VerdictDetail>;

/** What is left of a verdict without its rule: the rule's id stands for its name. */
function unknownRule(id: string): VerdictDetail {
  return {
    rule: {
      id,
      name: id,
      condition: { kind: 'every-result' },
      repeat: { kind: 'every-time' },
      tellsRecovery: false,
    },
    ...NOTHING_KNOWN,
  };
}

/** What a stored text of JSON says; undefined where damage left something else. */
export function storedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
