import { z } from 'zod';

/** No line is faster than 10 Tbit/s, no answer slower than ten minutes: what says so is broken. */
const MOST_BYTES_PER_SECOND = 1.25e12;
const MOST_MS = 600_000;

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const milliseconds = maybe(z.number().min(0).max(MOST_MS));
const text = maybe(z.string().max(200));

const pingSchema = z.object({ latency: milliseconds, jitter: milliseconds, low: milliseconds });
const directionSchema = z.object({
  /** Bytes a second. */
  bandwidth: z.number().min(0).max(MOST_BYTES_PER_SECOND),
  bytes: maybe(z.number().min(0).max(Number.MAX_SAFE_INTEGER)),
  elapsed: milliseconds,
  /** How far this part of a running test is, 0 to 1. */
  progress: maybe(z.number()),
  /** Absent in versions up to 1.1. */
  latency: maybe(z.object({ iqm: milliseconds })),
});
/** Nothing at all is no measurement, but a direction that failed: the others stand. */
const measuredSchema = maybe(
  directionSchema.extend({ bandwidth: directionSchema.shape.bandwidth.positive() }),
);
const serverSchema = z.object({
  id: z.union([z.string().max(20), z.number()]).optional(),
  host: z.string().min(1).max(255),
  port: maybe(z.number().int().min(1).max(65_535)),
  name: text,
  location: text,
});

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('testStart'), server: maybe(serverSchema) }),
  z.object({ type: z.literal('ping'), ping: pingSchema }),
  z.object({ type: z.literal('download'), download: directionSchema }),
  z.object({ type: z.literal('upload'), upload: directionSchema }),
  z.object({
    type: z.literal('result'),
    ping: pingSchema.catch({}),
    download: measuredSchema,
    upload: measuredSchema,
    /** Percent; absent where it could not be measured, which is not 0. */
    packetLoss: maybe(z.number().min(0).max(100)),
    interface: maybe(z.object({ internalIp: text })),
    server: maybe(serverSchema),
    /** The provider of the internet connection. */
    isp: text,
  }),
  z.object({ type: z.literal('log'), level: text, message: z.string().max(10_000) }),
]);
/** How the program names a fault when it was asked for JSON, with or without a type. */
const errorSchema = z.object({
  error: z.union([
    z.string().min(1).max(10_000),
    z.object({ message: z.string().min(1).max(10_000) }).transform(({ message }) => message),
  ]),
});
/** Numbers that C prints and JSON does not have, outside of texts. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:nan(?:\([^)]*\))?|inf(?:inity)?)\b/gi;

/** One line of the program's output. */
export type OoklaMessage = z.infer<typeof messageSchema>;
export type OoklaLoad = z.infer<typeof directionSchema>;
export type OoklaServer = z.infer<typeof serverSchema>;
export type OoklaResult = Extract<OoklaMessage, { type: 'result' }>;

/** Reads one line; null if it is no message, or a result without any throughput. */
export function readOoklaMessage(line: string): OoklaMessage | null {
  const message = messageSchema.safeParse(parseJson(line));
  if (!message.success) return null;
  const { data } = message;
  return data.type === 'result' && data.download === undefined && data.upload === undefined ? null : data;
}

/** The fault of a line such as `{"error":"Cannot open socket"}`; null when it has none. */
export function readOoklaError(line: string): string | null {
  return errorSchema.safeParse(parseJson(line)).data?.error ?? null;
}

/** What a line holds in JSON, whatever stands before it and however it writes what is no number; undefined if nothing. */
function parseJson(line: string): unknown {
  const start = line.replace(/^[\uFEFF\s]+/, '');
  if (!start.startsWith('{')) return undefined;
  try {
    return JSON.parse(start.replace(NO_NUMBER, (part) => (part.startsWith('"') ? part : 'null')));
  } catch {
    return undefined;
  }
}
