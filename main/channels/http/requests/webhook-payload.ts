import { z } from 'zod';
import { BLAMED } from '../../../../shared/history/blame';
import { INCOMPARABLE_CAUSES } from '../../../../shared/figures/comparability';
import { EVALUATED_FIGURES, RUN_STATES } from '../../../../shared/figures/evaluation';
import type { WebhookSchemaVersion } from '../../../../shared/channels/webhook';
import { ABSENT } from '../../../../shared/texts/format';
import { WORDED_KINDS, type Message } from '../../../../shared/messages/message';
import {
  COLUMN_KINDS,
  TABLE_FIGURES,
  VALUE_UNITS,
  type MessageRow,
} from '../../../../shared/messages/message-table';
import { PROVIDER_KINDS } from '../../../../shared/providers';
import { OUTCOMES } from '../../../../shared/run';
import { TRIGGERS } from '../../../../shared/trigger';
import { iso } from '../../../core/iso-time';
import { bodyText } from '../../plain-text';
import type { Delivery } from './request';

const time = z.iso.datetime({ precision: 3 });
const tone = z.enum(['good', 'warning', 'bad', 'neutral']);
const figure = z.number().nullable();

/** Figures of a run, as shared/run.ts describes them; null where a figure was not measured. */
const figures = z.object({
  downloadBitsPerSecond: figure,
  uploadBitsPerSecond: figure,
  latencyMs: figure,
  latencyMinMs: figure,
  latencyP95Ms: figure,
  jitterMs: figure,
  loadedLatencyDownloadMs: figure,
  loadedLatencyUploadMs: figure,
  loadedLatencyDownloadP95Ms: figure,
  loadedLatencyUploadP95Ms: figure,
  downloadPeakBitsPerSecond: figure,
  uploadPeakBitsPerSecond: figure,
  rpm: figure,
  packetLossRatio: figure,
  downloadBytes: figure,
  uploadBytes: figure,
  downloadSeconds: figure,
  uploadSeconds: figure,
});

const data = z.object({
  kind: z.enum(WORDED_KINDS),
  run: z
    .object({
      id: z.string(),
      trigger: z.enum(TRIGGERS),
      outcome: z.enum(OUTCOMES),
      reason: z.string().nullable().describe('Why it failed, was skipped, missed or cancelled.'),
      startedAt: time,
      finishedAt: time,
      provider: z.enum(PROVIDER_KINDS),
      server: z.object({ name: z.string(), url: z.string() }).nullable(),
      figures: figures.nullable(),
      state: z
        .enum(RUN_STATES)
        .optional()
        .describe('What the run says of the line; slow is anything beyond its limit.'),
      blame: z
        .object({
          points: z.enum(BLAMED),
          evidence: z.array(z.looseObject({ kind: z.string() })).describe('The strongest first.'),
        })
        .nullable()
        .optional()
        .describe('Where a failed or slow run points, with the evidence; null for all others.'),
      notCompared: z
        .array(z.object({ figure: z.enum(EVALUATED_FIGURES), cause: z.enum(INCOMPARABLE_CAUSES) }))
        .optional()
        .describe('Figures that are not compared with plan, limits and other runs, each with the cause.'),
    })
    .nullable()
    .describe('The run that the message is about; null where it is about none.'),
  occasion: z
    .looseObject({ kind: z.string() })
    .nullable()
    .describe('What the clock gave rise to: silence, a failing channel, a digest.'),
  rules: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        reason: z.string(),
        value: figure.describe('What was judged, in bit/s, ms, a ratio or a count.'),
        limit: figure,
      }),
    )
    .describe('The rules that tell.'),
});

const head = {
  id: z
    .string()
    .describe('The same at every try to deliver this message, and in the header Idempotency-Key.'),
  createdAt: time.describe('When the message was written; it may have waited for the line to come back.'),
  language: z.string().describe('BCP 47 tag of the words.'),
  tone,
  title: z.string().describe('The sentence that says it all.'),
  summary: z.string(),
  text: z.string().describe('The whole message as plain text, without its title.'),
};
const tail = {
  items: z
    .array(z.object({ at: time, time: z.string(), title: z.string(), tone }))
    .describe('What the message lists: the runs of a summary, or messages that were merged into it.'),
  method: z.string().describe('How it was measured.'),
  because: z.string().describe('Why this message was sent.'),
  data: data.nullable().describe('The same for machines, in bit/s, ms and ratios.'),
};

/** Version 1 of the JSON of a webhook; published as docs/webhook.schema.json. Members are only ever added. */
export const webhookPayloadV1 = z.object({
  schema: z.literal('linewatch.message/1'),
  ...head,
  rows: z.array(
    z.object({
      label: z.string(),
      now: z.string(),
      plan: z.string().nullable(),
      usual: z.string().nullable(),
    }),
  ),
  ...tail,
});

const cell = z
  .object({
    text: z.string().describe('In words, with its unit.'),
    value: figure.describe('In the unit of its row; null where it was not measured.'),
  })
  .optional();

/** Version 2, with typed columns; published as docs/webhook.v2.schema.json. Members are only ever added. */
export const webhookPayloadV2 = z.object({
  schema: z.literal('linewatch.message/2'),
  ...head,
  columns: z
    .array(z.object({ kind: z.enum(COLUMN_KINDS), label: z.string() }))
    .describe('What the rows may hold, in the order in which a mail shows it.'),
  rows: z.array(
    z.object({
      figure: z.enum(TABLE_FIGURES).nullable(),
      unit: z.enum(VALUE_UNITS).nullable().describe('Of every value in this row; a ratio is from 0 to 1.'),
      label: z.string(),
      network: z
        .string()
        .exactOptional()
        .describe('The name of the network that this row is of; absent where all rows are of one.'),
      cells: z
        .object({ measured: cell, plan: cell, usual: cell, median: cell, worst: cell, previous: cell })
        .describe('By the kind of the column; a cell is missing where there is nothing to compare with.'),
    }),
  ),
  ...tail,
});

type WebhookPayloadV1 = z.output<typeof webhookPayloadV1>;
type WebhookPayloadV2 = z.output<typeof webhookPayloadV2>;
export type WebhookPayload = WebhookPayloadV1 | WebhookPayloadV2;

/** The JSON that a webhook sends of a message, in the version that the settings name. */
export function createPayload(delivery: Delivery, version: WebhookSchemaVersion): WebhookPayload {
  const { message } = delivery;
  switch (version) {
    case '1':
      return {
        schema: 'linewatch.message/1',
        ...getHead(delivery),
        rows: message.rows.map(untypedRow),
        ...getTail(message),
      };
    case '2':
      return {
        schema: 'linewatch.message/2',
        ...getHead(delivery),
        columns: [...message.columns],
        rows: message.rows.map(({ figure: name, unit, label, network, cells }) => ({
          figure: name,
          unit,
          label,
          ...(network === undefined ? {} : { network }),
          cells,
        })),
        ...getTail(message),
      };
  }
}

/** Version 1 has three names for whatever the columns hold. */
function untypedRow({ label, cells }: MessageRow): WebhookPayloadV1['rows'][number] {
  return {
    label,
    now: (cells.measured ?? cells.median)?.text ?? ABSENT,
    plan: (cells.plan ?? cells.worst)?.text ?? null,
    usual: (cells.usual ?? cells.previous)?.text ?? null,
  };
}

function getHead({ message, messageId, createdAt }: Delivery) {
  const { language, tone: mood, title, summary } = message;
  return {
    id: messageId,
    createdAt: iso(createdAt),
    language,
    tone: mood,
    title,
    summary,
    text: bodyText(message),
  };
}

function getTail(message: Message) {
  const { items, method, because } = message;
  return {
    items: items.map(({ at, ...item }) => ({ at: iso(at), ...item })),
    method,
    because,
    data: toData(message),
  };
}

function toData({ data: event }: Message): WebhookPayload['data'] {
  if (event === null) return null;
  const { kind, run, occasion, rules } = event;
  return { kind, run: run && getRun(run), occasion: occasion && { ...occasion }, rules: [...rules] };
}

type RunData = NonNullable<NonNullable<Message['data']>['run']>;

function getRun({
  notCompared,
  blame,
  ...run
}: RunData): NonNullable<NonNullable<WebhookPayload['data']>['run']> {
  return {
    ...run,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    ...(blame !== undefined && {
      blame: blame && { points: blame.points, evidence: blame.evidence.map((each) => ({ ...each })) },
    }),
    ...(notCompared !== undefined && { notCompared: [...notCompared] }),
  };
}
