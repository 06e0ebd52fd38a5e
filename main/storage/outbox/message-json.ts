import { z } from 'zod';
import { RATE_UNITS } from '../../../shared/texts/format';
import type { Message } from '../../../shared/messages/message';
import { tableSchema, untypedTableSchema, withTypedColumns } from './message-table-json';

const TONES = ['good', 'warning', 'bad', 'neutral'] as const;

/** What every layout relies on. Parts that a newer version adds are kept. */
const wordsSchema = z.looseObject({
  tone: z.enum(TONES),
  title: z.string().min(1),
  summary: z.string(),
  method: z.string(),
  because: z.string(),
  items: z
    .array(z.looseObject({ at: z.number(), time: z.string(), title: z.string(), tone: z.enum(TONES) }))
    .default([]),
  chart: z
    .looseObject({
      title: z.string(),
      unit: z.enum(RATE_UNITS).optional().catch(undefined),
      from: z.number(),
      to: z.number(),
      points: z.array(z.tuple([z.number(), z.number().nullable()])),
      limit: z.number().nullable(),
    })
    .nullable()
    .default(null),
  data: z
    .looseObject({ kind: z.string(), rules: z.array(z.looseObject({ id: z.string() })) })
    .nullable()
    .default(null),
  language: z.string(),
  attachment: z
    .object({ id: z.string(), fileName: z.string(), leftOut: z.string() })
    .optional()
    .catch(undefined),
});

/** Stands where a stored message cannot be read: without a title, which no other message lacks. */
export const UNREADABLE_MESSAGE: Message = {
  tone: 'warning',
  title: '',
  summary: '',
  columns: [],
  rows: [],
  method: '',
  because: '',
  items: [],
  chart: null,
  data: null,
  language: 'en',
};

/** A stored message, of this or an earlier version; UNREADABLE_MESSAGE where damage, or a hand, left something else. */
export function messageFrom(text: string): Message {
  try {
    const stored: unknown = JSON.parse(text);
    const words = wordsSchema.safeParse(stored);
    const table = tableFrom(stored);
    if (!words.success || table === null) return UNREADABLE_MESSAGE;
    return { ...words.data, ...table } as unknown as Message;
  } catch {
    return UNREADABLE_MESSAGE;
  }
}

function tableFrom(stored: unknown): Pick<Message, 'columns' | 'rows'> | null {
  const typed = tableSchema.safeParse(stored);
  if (typed.success) return typed.data;
  const untyped = untypedTableSchema.safeParse(stored);
  return untyped.success ? withTypedColumns(untyped.data) : null;
}
