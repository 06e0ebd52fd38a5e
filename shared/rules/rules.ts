import { z } from 'zod';
import { TOLD_CHANNEL_KINDS } from '../channels';
import { typedName } from '../typed-text';
import { MOST_CHOICES, onlyOnce } from '../unique';

/** Figures that a rule may hold against a limit. Persisted. Units: bit/s, ms, ratio, round trips a minute, grade. */
export const JUDGED_FIGURES = [
  'download',
  'upload',
  'latency',
  'jitter',
  'loaded-latency',
  'packet-loss',
  'rpm',
  'grade',
] as const;
export type JudgedFigure = (typeof JUDGED_FIGURES)[number];

/** Ends of a run that a rule may name beside a completed one. Persisted. */
export const TOLD_ENDINGS = ['failed', 'interrupted', 'missed', 'skipped'] as const;
export type ToldEnding = (typeof TOLD_ENDINGS)[number];

/** How often a digest comes. Persisted. */
export const DIGEST_PERIODS = ['day', 'week', 'month'] as const;
export type DigestPeriod = (typeof DIGEST_PERIODS)[number];

/** Whether an outage is told while it lasts or when it is over. Persisted. */
export const OUTAGE_MOMENTS = ['started', 'ended'] as const;
export type OutageMoment = (typeof OUTAGE_MOMENTS)[number];

/** Figures of the line between the tests. Persisted. */
export const LINE_FIGURES = ['packet-loss', 'latency'] as const;
export type LineFigure = (typeof LINE_FIGURES)[number];

/** Figures of a plan that a rule may hold a throughput against. Persisted. */
export const PLAN_FIGURES = ['maximum', 'normal', 'minimum'] as const;
export type PlanFigure = (typeof PLAN_FIGURES)[number];

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' });

/** How many of the newest judged runs must breach before a rule tells; 1 of 1 tells at once. */
const breachCount = {
  breaches: z.number().int().min(1).max(50).default(1),
  of: z.number().int().min(1).max(50).default(1),
};

/** Share of the plan or of what is usual. */
const limitRatio = z.number().min(0.01).max(100);

/** What a figure is held against. `expected` is the plan where the user has entered one, else what is usual. */
const limitSchema = z.discriminatedUnion('kind', [
  /** In the figure's unit; a grade is its place in BUFFERBLOAT_GRADES. */
  z.object({ kind: z.literal('value'), value: z.number().min(0).max(1e12) }),
  z.object({ kind: z.literal('usual'), ratio: limitRatio }),
  z.object({
    kind: z.enum(['plan', 'expected']),
    ratio: limitRatio,
    /** Left out: the maximum. */
    figure: z.enum(PLAN_FIGURES).optional(),
  }),
]);
export type RuleLimit = z.infer<typeof limitSchema>;

const conditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every-result') }),
  z
    .object({
      kind: z.literal('run-ended'),
      outcomes: z.array(z.enum(TOLD_ENDINGS)).min(1, { error: 'nothing-chosen' }).max(MOST_CHOICES),
      ...breachCount,
    })
    .refine(isWithin, { error: 'more-than-of', path: ['breaches'] }),
  z
    .object({
      kind: z.literal('figure'),
      figure: z.enum(JUDGED_FIGURES),
      direction: z.enum(['below', 'above']),
      against: limitSchema,
      ...breachCount,
      /** Measures once more, with another server where there is one, before it tells. */
      isConfirmed: z.boolean().default(false),
      /** Whether figures that say less of the line count as well: light tests, low confidence, other traffic, the computer's limit. */
      judgesDoubtful: z.boolean().optional(),
    })
    .refine(isWithin, { error: 'more-than-of', path: ['breaches'] }),
  /** No run was tried for this long although the schedule wanted some. */
  z.object({
    kind: z.literal('silence'),
    hours: z
      .number()
      .min(1)
      .max(24 * 60),
  }),
  /** The runs of this month have used this share of the data limit. */
  z.object({ kind: z.literal('data-use'), ratio: z.number().min(0.1).max(1) }),
  /** A message has waited this long on a channel that cannot deliver; told by the other channels. */
  z.object({
    kind: z.literal('channel-failing'),
    minutes: z
      .number()
      .int()
      .min(5)
      .max(7 * 24 * 60),
  }),
  /** The files of Linewatch: damaged, restored, left out in part, or not to be written. */
  z.object({ kind: z.literal('storage') }),
  /** Series of measurements by the rule of a country: a day that comes, what does not count, the end. */
  z.object({ kind: z.literal('campaign') }),
  /** One outage of the line between the tests that was, or is, at least this long. */
  z.object({
    kind: z.literal('outage'),
    when: z.enum(OUTAGE_MOMENTS).default('ended'),
    seconds: z
      .number()
      .int()
      .min(1)
      .max(24 * 60 * 60),
  }),
  /** So many outages have begun within 24 hours. */
  z.object({ kind: z.literal('outage-count'), outages: z.number().int().min(1).max(1_000) }),
  /** Loss (ratio) or latency (ms) between the tests is above this for so long. */
  z.object({
    kind: z.literal('line'),
    figure: z.enum(LINE_FIGURES),
    value: z.number().min(0).max(60_000),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60),
  }),
  /** The regular proof that messages arrive. */
  z.object({ kind: z.literal('canary') }),
  /** Weeks begin on Monday, months on the first; local time. */
  z.object({ kind: z.literal('digest'), every: z.enum(DIGEST_PERIODS), at: clockTime.default('08:00') }),
]);
export type RuleCondition = z.infer<typeof conditionSchema>;
export type ConditionKind = RuleCondition['kind'];
export type FigureCondition = Extract<RuleCondition, { kind: 'figure' }>;
export type DigestCondition = Extract<RuleCondition, { kind: 'digest' }>;

const repeatSchema = z.discriminatedUnion('kind', [
  /** Once, and again only after a recovery. */
  z.object({ kind: z.literal('once') }),
  z.object({ kind: z.literal('every-time') }),
  z.object({
    kind: z.literal('every-hours'),
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 30),
  }),
]);
export type RuleRepeat = z.infer<typeof repeatSchema>;

/** One rule: what is worth telling, to whom, and how often. */
export const ruleSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** The user's own name for it; empty uses the sentence that its condition gives. */
  name: typedName(80).default(''),
  isEnabled: z.boolean().default(true),
  condition: conditionSchema,
  /** The networks whose runs it speaks of; left out: all that are known, of figures those that are judged by themselves. */
  networks: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(MOST_CHOICES)
    .superRefine(onlyOnce((network) => network))
    .optional(),
  /** `all`: every channel that rules name and that is switched on. */
  channels: z
    .literal('all')
    .or(z.array(z.enum(TOLD_CHANNEL_KINDS)).max(MOST_CHOICES))
    .default('all'),
  repeat: repeatSchema.default({ kind: 'once' }),
  /** Also tells when what it told of is over. */
  tellsRecovery: z.boolean().default(true),
  /** Is told during quiet hours, too. */
  isUrgent: z.boolean().default(false),
});
export type Rule = z.infer<typeof ruleSchema>;

/** When messages are held back, local time; over midnight where `to` is earlier than `from`. */
export const quietHoursSchema = z.object({
  isEnabled: z.boolean().default(false),
  from: clockTime.default('22:00'),
  to: clockTime.default('07:00'),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const rulesSchema = z
  .array(ruleSchema)
  .max(100)
  .superRefine(onlyOnce((rule) => rule.id));

/** Four of five: below this share of plan or usual a line is worth a look and a message, from it on it is good. Our choice. */
export const EXPECTED_RATIO = 0.8;

const sustained = (figure: 'download' | 'upload'): unknown => ({
  id: `slow-${figure}`,
  condition: {
    kind: 'figure',
    figure,
    direction: 'below',
    against: { kind: 'expected', ratio: EXPECTED_RATIO },
    breaches: 3,
    of: 5,
  },
});

/**
 * The rules of a fresh installation: whoever only connects a mail server hears of failures, of a line that stays
 * slow, of recovery, of silence and of channels that fail, and gets a weekly summary.
 */
export const DEFAULT_RULES: readonly Rule[] = rulesSchema.parse([
  {
    id: 'every-result',
    isEnabled: false,
    condition: { kind: 'every-result' },
    repeat: { kind: 'every-time' },
  },
  { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed', 'interrupted'] } },
  sustained('download'),
  sustained('upload'),
  { id: 'silence', condition: { kind: 'silence', hours: 24 } },
  { id: 'data-use', condition: { kind: 'data-use', ratio: 0.9 }, tellsRecovery: false },
  { id: 'channel-failing', condition: { kind: 'channel-failing', minutes: 60 } },
  { id: 'storage', condition: { kind: 'storage' } },
  { id: 'campaign', condition: { kind: 'campaign' }, repeat: { kind: 'every-time' } },
  {
    id: 'outage',
    condition: { kind: 'outage', when: 'ended', seconds: 60 },
    repeat: { kind: 'every-time' },
  },
  { id: 'canary', condition: { kind: 'canary' }, repeat: { kind: 'every-time' } },
  { id: 'weekly', condition: { kind: 'digest', every: 'week' }, repeat: { kind: 'every-time' } },
]);

function isWithin({ breaches, of }: { readonly breaches: number; readonly of: number }): boolean {
  return breaches <= of;
}
