import { z } from 'zod';
import { BACKUP_PROBLEMS } from '../backup/backup';
import { JSON_PROBLEMS } from './json-fault';

/** What of a settings file does not count. */
const settingsCut = z.object({
  /** Where the fault is: `rules.2.id`. */
  path: z.string(),
  /** What is left out for it: `rules.2`. */
  cut: z.string(),
  /** What stands there, in short and without secrets; empty where it is not shown. */
  found: z.string(),
  /** What counts instead, in short; null where nothing does. */
  taken: z.string().nullable(),
});
export type NamedCut = z.infer<typeof settingsCut>;

const jsonFault = z.object({
  problem: z.enum(JSON_PROBLEMS),
  line: z.number().int(),
  column: z.number().int(),
});

const recordsParts = {
  path: z.string(),
  /** Where the file is kept that was found; null where there was none. */
  kept: z.string().nullable(),
  /** Runs that are there now. */
  runs: z.number().int(),
  /** Runs that were there at least, as far as is known. */
  runsBefore: z.number().int().nullable(),
  /** When the newest run began that is there now. */
  newestAt: z.number().nullable(),
};

/** Parts of Linewatch that can end by themselves while the rest goes on. A measuring process that does is a failed test. */
export const CRASHING_PARTS = ['window', 'graphics', 'reader', 'watcher'] as const;
export type CrashingPart = (typeof CRASHING_PARTS)[number];

/**
 * Something that happened to the files or processes of Linewatch and that its user should know: shown until a person
 * confirms it, and told once where it is about files. Persisted.
 */
export const storageEventSchema = z.discriminatedUnion('kind', [
  /** Values of settings.json do not count. `kept` is a copy of the file as it was found. */
  z.object({
    kind: z.literal('settings-partly-read'),
    path: z.string(),
    kept: z.string().nullable(),
    cuts: z.array(settingsCut),
    /** All of them, also those that are not listed. */
    cutCount: z.number().int(),
  }),
  /** settings.json cannot be read; the last settings that could be are in use. `content` tells two such files apart. */
  z.object({ kind: z.literal('settings-restored'), path: z.string(), fault: jsonFault, content: z.string() }),
  /** settings.json cannot be read, nor a copy of it; the settings of a fresh installation are in use. */
  z.object({ kind: z.literal('settings-defaults'), path: z.string(), fault: jsonFault, content: z.string() }),
  /** settings.json was gone, and was made again from its copy. */
  z.object({ kind: z.literal('settings-missing'), path: z.string() }),
  /** settings.json was changed by hand while Linewatch ran, and is kept beside what was saved. */
  z.object({ kind: z.literal('settings-replaced'), path: z.string(), kept: z.string() }),
  /** secrets.json could not be read, and is kept beside the new one. */
  z.object({ kind: z.literal('secrets-damaged'), path: z.string(), kept: z.string() }),
  /** secrets.json could not be read, and is kept beside its last good copy, which took its place. */
  z.object({ kind: z.literal('secrets-restored'), path: z.string(), kept: z.string() }),
  /** The records were damaged or gone; the best copy took their place, with what could be read of the damaged file. */
  z.object({ kind: z.literal('database-restored'), ...recordsParts }),
  /** The records were damaged or gone, and there was no copy. */
  z.object({ kind: z.literal('database-lost'), ...recordsParts }),
  /** The records are sound but hold fewer runs than there were. */
  z.object({ kind: z.literal('database-fewer'), ...recordsParts }),
  /** Copies of the records or of the settings cannot be written. `detail` is in the system's words; may be empty. */
  z.object({
    kind: z.literal('copies-failing'),
    path: z.string(),
    problem: z.enum(['no-room', 'refused']),
    detail: z.string(),
  }),
  /** Backups by schedule cannot be written to their folder. */
  z.object({
    kind: z.literal('backups-failing'),
    path: z.string(),
    problem: z.enum(BACKUP_PROBLEMS),
    detail: z.string(),
  }),
  /** The data folder is on a disk of the network, whose locks SQLite cannot rely on. */
  z.object({ kind: z.literal('folder-on-network'), path: z.string(), fileSystem: z.string() }),
  /** The data folder was deleted while Linewatch ran; the records were written again. */
  z.object({ kind: z.literal('database-rewritten'), ...recordsParts }),
  /** The main process did nothing for a while. `path` is the log. */
  z.object({
    kind: z.literal('stood-still'),
    path: z.string(),
    startedAt: z.number(),
    durationMs: z.number(),
    /** What it had begun last, by its name in the program; empty where that is not known. */
    doing: z.string(),
    /** It did not go on: the process was ended, and this is the next one. */
    hasEnded: z.boolean(),
  }),
  /** A part of Linewatch ended by itself. `path` is the log, `reason` in the words of the system. */
  z.object({
    kind: z.literal('part-crashed'),
    path: z.string(),
    part: z.enum(CRASHING_PARTS),
    reason: z.string(),
    /** It was started again; false where it kept ending. */
    isBack: z.boolean(),
  }),
]);
export type StorageEvent = z.infer<typeof storageEventSchema>;
export type StorageEventKind = StorageEvent['kind'];

/** Whether an event is for the window alone: Linewatch goes on, nothing was lost, and no message is sent for it. */
export function isOnlyShown({ kind }: StorageEvent): boolean {
  return kind === 'stood-still' || kind === 'part-crashed';
}

/** A storage event as it is kept. Persisted. */
export const storedEventSchema = z.object({
  id: z.string(),
  at: z.number(),
  event: storageEventSchema,
  /** When it was handed to the rules; null where it was not yet. */
  toldAt: z.number().nullable(),
  /** When a person confirmed it; null where nobody has. */
  confirmedAt: z.number().nullable(),
});
export type StoredEvent = z.infer<typeof storedEventSchema>;
