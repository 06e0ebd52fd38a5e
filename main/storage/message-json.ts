import { z } from 'zod';
import type { Message } from '../../shared/message';

const TONES = ['good', 'warning', 'bad', 'neutral'] as const;

/** What every layout relies on. Parts that a newer version adds are kept. */
const schema = z.looseObject({
  tone: z.enum(TONES),
  title: z.string().min(1),
  summary: z.string(),
  columns: z.looseObject({ now: z.string(), plan: z.string(), usual: z.string() }),
  rows: z.array(
    z.looseObject({
      label: z.string(),
      now: z.string(),
      plan: z.string().nullable(),
      usual: z.string().nullable(),
    }),
  ),
  method: z.string(),
  because: z.string(),
  items: z
    .array(z.looseObject({ at: z.number(), time: z.string(), title: z.string(), tone: z.enum(TONES) }))
    .default([]),
  chart: z
    .looseObject({
      title: z.string(),
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
});

/** Stands where a stored message cannot be read: without a title, which no other message lacks. */
export const UNREADABLE_MESSAGE: Message = {
  tone: 'warning',
  title: '',
  summary: '',
  columns: { now: '', plan: '', usual: '' },
  rows: [],
  method: '',
  because: '',
  items: [],
  chart: null,
  data: null,
  language: 'en',
};

/** A stored message; UNREADABLE_MESSAGE where damage, or a hand, left something else. */
export function messageFrom(text: string): Message {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? (read.data as unknown as Message) : UNREADABLE_MESSAGE;
  } catch {
    return UNREADABLE_MESSAGE;
  }
}
