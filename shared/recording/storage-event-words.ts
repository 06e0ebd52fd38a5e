import { joinSentences } from '../texts/format';
import { formatDuration, formatShortDateTime, type TimeStyle } from '../texts/format-time';
import type { Texts } from '../texts/i18n';
import type { JsonFault } from './json-fault';
import type { NamedCut, StorageEvent } from './storage-event';

/** What happened to a file, in words: for window, messages and the command line alike. */
export interface EventWords {
  readonly title: string;
  readonly text: string;
  /** One sentence for each value of a settings file that does not count; empty for other events. */
  readonly lines: readonly string[];
}

/** What happened to a file, in one sentence. */
export function eventTitle(event: StorageEvent, texts: Texts): string {
  switch (event.kind) {
    case 'part-crashed':
      return texts(`notice:crashed.${event.part}.${event.isBack ? 'title' : 'gone'}`);
    case 'stood-still':
      return texts(event.hasEnded ? 'notice:stoodStill.endedTitle' : 'notice:stoodStill.title');
    default:
      return texts(`notice:title.${isRescued(event) ? 'database-rescued' : event.kind}`);
  }
}

/** Whether records that were damaged, without a copy of them, still hold what could be read of them. */
export function isRescued(event: StorageEvent): boolean {
  return event.kind === 'database-lost' && event.runs > 0;
}

export function eventWords(event: StorageEvent, texts: Texts, style: TimeStyle): EventWords {
  const title = eventTitle(event, texts);
  switch (event.kind) {
    case 'settings-partly-read':
      return { title, ...partlyRead(event, texts, style) };
    case 'settings-restored':
    case 'settings-defaults': {
      const values = { path: event.path, fault: faultInWords(event.fault, texts) };
      return { title, text: texts(`notice:text.${event.kind}`, values), lines: [] };
    }
    case 'settings-missing':
      return { title, text: texts('notice:text.settings-missing', { path: event.path }), lines: [] };
    case 'settings-replaced':
    case 'secrets-damaged':
    case 'secrets-restored': {
      const { path, kept } = event;
      return { title, text: texts(`notice:text.${event.kind}`, { path, kept }), lines: [] };
    }
    case 'copies-failing': {
      const { path, problem, detail } = event;
      return { title, text: texts(`notice:copies.${problem}`, { path, detail }), lines: [] };
    }
    case 'backups-failing': {
      const { path, problem, detail } = event;
      return { title, text: texts(`notice:backups.${problem}`, { path, detail }), lines: [] };
    }
    case 'folder-on-network': {
      const { path, fileSystem } = event;
      return { title, text: texts('notice:text.folder-on-network', { path, fileSystem }), lines: [] };
    }
    case 'stood-still':
      return { title, text: standstillInWords(event, texts, style), lines: [] };
    case 'part-crashed':
      return { title, text: crashInWords(event, texts, style), lines: [] };
    case 'database-restored':
    case 'database-lost':
    case 'database-fewer':
    case 'database-rewritten':
      return { title, text: recordsInWords(event, texts, style), lines: [] };
  }
}

/** Where a file stops being JSON, and why: `line 3, column 1: There is a comma before a closing bracket.` */
export function faultInWords({ problem, line, column }: JsonFault, texts: Texts): string {
  const why = texts(`notice:json.${problem}`);
  // These are about the file as a whole.
  if (problem === 'empty' || problem === 'no-object' || problem === 'encoding') return why;
  return texts('notice:json.at', { line, column, why });
}

function partlyRead(
  { kept, cuts, cutCount }: Extract<StorageEvent, { kind: 'settings-partly-read' }>,
  texts: Texts,
  { language }: TimeStyle,
): Omit<EventWords, 'title'> {
  const text = [
    texts('notice:text.settings-partly-read', { count: cutCount }),
    ...(kept === null ? [] : [texts('notice:kept', { kept })]),
  ];
  const more = cutCount - cuts.length;
  const lines = cuts.map((cut) => cutInWords(cut, texts));
  return {
    text: joinSentences(text, language),
    lines: more > 0 ? [...lines, texts('notice:cut.more', { count: more })] : lines,
  };
}

function cutInWords({ path, cut, found, taken }: NamedCut, texts: Texts): string {
  if (found === '') return texts('notice:cut.unknown', { path });
  if (taken !== null) return texts('notice:cut.replaced', { path: cut, found, taken });
  return path === cut
    ? texts('notice:cut.left', { path, found })
    : texts('notice:cut.leftFor', { cut, found, path });
}

type RecordsEvent = Extract<StorageEvent, { readonly runs: number }>;

function recordsInWords(event: RecordsEvent, texts: Texts, style: TimeStyle): string {
  const { kind, kept, path, runs, runsBefore, newestAt } = event;
  return joinSentences(
    [
      texts(`notice:text.${isRescued(event) ? 'database-rescued' : kind}`, { path }),
      newestAt === null
        ? texts('notice:records.count', { count: runs })
        : texts('notice:records.newest', { count: runs, newest: formatShortDateTime(newestAt, style) }),
      ...(runsBefore === null || runsBefore <= runs
        ? []
        : [texts('notice:records.before', { count: runsBefore })]),
      ...(kept === null ? [] : [texts('notice:kept', { kept })]),
    ],
    style.language,
  );
}

function standstillInWords(
  { startedAt, durationMs, doing, hasEnded, path }: Extract<StorageEvent, { kind: 'stood-still' }>,
  texts: Texts,
  style: TimeStyle,
): string {
  const values = {
    at: formatShortDateTime(startedAt, style),
    duration: formatDuration(durationMs, style.language),
  };
  return joinSentences(
    [
      texts(hasEnded ? 'notice:stoodStill.ended' : 'notice:stoodStill.over', values),
      ...(doing === '' ? [] : [texts('notice:stoodStill.doing', { doing })]),
      texts('notice:logHasMore', { path }),
    ],
    style.language,
  );
}

function crashInWords(
  { part, reason, isBack, path }: Extract<StorageEvent, { kind: 'part-crashed' }>,
  texts: Texts,
  { language }: TimeStyle,
): string {
  return joinSentences(
    [
      texts(`notice:crashed.${part}.${isBack ? 'back' : 'goneText'}`),
      texts('notice:crashed.reason', { reason }),
      texts('notice:logHasMore', { path }),
    ],
    language,
  );
}
