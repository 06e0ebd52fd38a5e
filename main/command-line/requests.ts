import { z } from 'zod';
import { PAPERS } from '../../shared/report/report-order';
import { MODES } from '../../shared/run';

/** What another process wants of the one that holds the data folder. One line of JSON. */
export const requestSchema = z.discriminatedUnion('ask', [
  /** One measurement; a null mode is left to the settings. */
  z.object({ ask: z.literal('measure'), mode: z.enum(MODES).nullable() }),
  /** The history, written to this absolute path. */
  z.object({ ask: z.literal('export'), path: z.string().min(1).max(32_767) }),
  /** Everything but secrets, written to this absolute path. */
  z.object({ ask: z.literal('backup'), path: z.string().min(1).max(32_767) }),
  /** A restore: whoever holds the folder has it open, and refuses. */
  z.object({ ask: z.literal('restore') }),
  /** A report, written to this absolute path. */
  z.object({
    ask: z.literal('report'),
    path: z.string().min(1).max(32_767),
    from: z.string().max(10).nullable(),
    to: z.string().max(10).nullable(),
    network: z.string().max(2_000).nullable(),
    paper: z.enum(PAPERS).nullable(),
  }),
  /** A second start of the application: its window, unless that start wants none. */
  z.object({ ask: z.literal('show'), isHidden: z.boolean() }),
]);
export type HolderRequest = z.infer<typeof requestSchema>;

/** What the holder says; each is one line of JSON. `working` comes at once and then every second until another one. */
export type HolderLine =
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly reply: unknown }
  /** It does this no more, or not at all: it ends soon, and whoever asked may do it then. */
  | { readonly kind: 'later' };

export const lineSchema: z.ZodType<HolderLine> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working') }),
  z.object({ kind: z.literal('done'), reply: z.unknown() }),
  z.object({ kind: z.literal('later') }),
]);

/** Between two signs of life of a holder that works. */
export const SIGN_EVERY_MS = 1_000;

/** A line of JSON in the form of a schema; null where it is none. */
export function parseLine<Value>(line: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
