import type { AppState, ChannelState } from '../../../shared/ipc';
import { iso } from '../iso-time';

/** A table of the records and how many rows it has. */
export interface TableSize {
  readonly name: string;
  readonly rows: number;
}

/** What the file of the records says of itself. */
export interface RecordsFacts {
  /** Number of the newest change of form that it has been through. */
  readonly schemaVersion: number;
  readonly bytes: number;
  readonly tables: readonly TableSize[];
  /** The statements that made its tables and indexes. */
  readonly schema: readonly string[];
}

/** A file of the data folder, without its content. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: number;
}

export interface DiagnosticsFacts {
  readonly now: number;
  readonly state: Pick<
    AppState,
    | 'version'
    | 'tray'
    | 'schedules'
    | 'coming'
    | 'channels'
    | 'notices'
    | 'recordingTrouble'
    | 'language'
    | 'timeZone'
    | 'lastRun'
  >;
  /** How this copy came here: `deb`, `AppImage`, `from sources` */
  readonly packageKind: string;
  /** Names and versions: runtime, system, desktop. */
  readonly system: readonly (readonly [name: string, value: string])[];
  readonly records: RecordsFacts | null;
  readonly files: readonly FolderFile[];
  readonly crashDumps: readonly { readonly name: string; readonly at: number; readonly bytes: number }[];
  /** The last errors of the log, as they stand there. */
  readonly errors: readonly string[];
}

/**
 * What somebody needs to know who helps with this copy of Linewatch, in English, one fact a line. No secrets, and
 * nothing that names a person: channels by their kinds, schedules by their number.
 */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { state, records } = facts;
  return [
    part('Linewatch', [
      ['version', state.version],
      ['package', facts.packageKind],
      ['written', iso(facts.now)],
      ['language', state.language],
      ['time zone', state.timeZone],
      ...facts.system,
    ]),
    part('State', [
      ['tray', state.tray],
      ['recording', state.recordingTrouble === null ? 'fine' : state.recordingTrouble.kind],
      ['schedules', `${String(state.coming.length)} coming, ${state.schedules.kind}`],
      ['last test', describeRun(state.lastRun)],
      ['notices', state.notices.map(({ kind }) => kind).join(', ') || 'none'],
    ]),
    part('Channels', state.channels.map(describeChannel)),
    part('Records', records === null ? [['file', 'not readable']] : describeRecords(records)),
    part(
      'Data folder',
      facts.files.map(({ name, bytes }) => [name, inKilobytes(bytes)]),
    ),
    part(
      'Crash dumps (not part of this: they may hold passwords)',
      facts.crashDumps.map(({ name, at, bytes }) => [iso(at), `${name}, ${inKilobytes(bytes)}`]),
    ),
    `Last errors\n${facts.errors.length === 0 ? '  none\n' : facts.errors.map((line) => `  ${line}\n`).join('')}`,
  ].join('\n');
}

type Line = readonly [name: string, value: string];

function part(title: string, lines: readonly Line[]): string {
  const body = lines.map(([name, value]) => `  ${name}: ${value}\n`).join('');
  return `${title}\n${body === '' ? '  none\n' : body}`;
}

function describeRun(run: AppState['lastRun']): string {
  if (run === null) return 'none';
  return `${run.outcome}, ${run.trigger}, ${iso(run.startedAt)}`;
}

function describeChannel(channel: ChannelState): Line {
  const { kind, isEnabled, waiting, blocked, failed, problem, lastSentAt } = channel;
  const counts = `${String(waiting)} waiting, ${String(blocked)} blocked, ${String(failed)} failed`;
  const last = lastSentAt === null ? 'nothing sent' : `sent ${iso(lastSentAt)}`;
  return [kind, [isEnabled ? 'on' : 'off', counts, last, problem?.problem ?? 'no problem'].join(', ')];
}

function describeRecords({ schemaVersion, bytes, tables }: RecordsFacts): readonly Line[] {
  return [
    ['form', String(schemaVersion)],
    ['size', inKilobytes(bytes)],
    ...tables.map(({ name, rows }): Line => [name, `${String(rows)} rows`]),
  ];
}

function inKilobytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1_000))} kB`;
}
