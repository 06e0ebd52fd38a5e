import { parseArgs } from 'node:util';
import { getFormat } from '../../shared/history/export';
import { getReportFormat, PAPERS } from '../../shared/report/report-order';
import { MODES, type Mode } from '../../shared/run';
import type { ReportRequest } from '../report/report-desk';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'app'; readonly isHidden: boolean; readonly dataFolder: string | null }
  | {
      readonly kind: 'measure';
      readonly asJson: boolean;
      /** Null leaves it to the settings. */
      readonly mode: Mode | null;
      readonly dataFolder: string | null;
    }
  | { readonly kind: 'export'; readonly path: string; readonly dataFolder: string | null }
  | ReportCommand
  | { readonly kind: 'backup'; readonly path: string; readonly dataFolder: string | null }
  | { readonly kind: 'restore'; readonly path: string; readonly dataFolder: string | null }
  | { readonly kind: 'verify'; readonly path: string }
  | { readonly kind: 'demo'; readonly picture: string | null; readonly dataFolder: string | null }
  | { readonly kind: 'help' }
  | WrongUsage;

/** A report of the last 30 days, of all networks, where nothing else is said. */
export interface ReportCommand extends ReportRequest {
  readonly kind: 'report';
  readonly dataFolder: string | null;
}

/** What is wrong with the arguments; the words are in locales/. `other` is the option that would be needed, or is in the way. */
export interface WrongUsage {
  readonly kind: 'wrong';
  readonly problem:
    | 'unknownOption'
    | 'valueMissing'
    | 'valueUnwanted'
    | 'unknownMode'
    | 'unknownExport'
    | 'unknownReport'
    | 'unknownPaper'
    | 'unknownDay'
    | 'daysTurned'
    | 'onlyWith'
    | 'notTogether';
  readonly option: string;
  readonly other: string;
}

/** A start that does its errand in the terminal and ends. */
export type Errand = Extract<Command, { kind: 'measure' | 'export' | 'report' | 'backup' | 'restore' }>;

/** Whether a start does its errand in the terminal and ends. */
export function isErrand(command: Command): command is Errand {
  return ['measure', 'export', 'report', 'backup', 'restore'].includes(command.kind);
}

const OPTIONS = {
  measure: { type: 'boolean' },
  json: { type: 'boolean' },
  mode: { type: 'string' },
  export: { type: 'string' },
  report: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  network: { type: 'string' },
  paper: { type: 'string' },
  backup: { type: 'string' },
  restore: { type: 'string' },
  verify: { type: 'string' },
  hidden: { type: 'boolean' },
  demo: { type: 'boolean' },
  'demo-picture': { type: 'string' },
  'user-data-dir': { type: 'string' },
  help: { type: 'boolean' },
} as const;
type OptionName = keyof typeof OPTIONS;
type Values = Partial<Record<OptionName, string | true>>;
/** The value of an option; null where it is not given, or takes none. */
type ReadText = (name: OptionName) => string | null;

/** Each of these is a way to start of its own. */
const WAYS: readonly OptionName[] = [
  'measure',
  'export',
  'report',
  'backup',
  'restore',
  'verify',
  'demo',
  'hidden',
];
/** Options that only mean something beside another one. */
const ONLY_WITH: Partial<Record<OptionName, OptionName>> = {
  json: 'measure',
  mode: 'measure',
  'demo-picture': 'demo',
  from: 'report',
  to: 'report',
  network: 'report',
  paper: 'report',
};

/** Switches of Chromium and Node that may stand beside ours. */
const FOREIGN =
  /^--(?:no-sandbox|disable-.+|enable-.+|password-store|remote-debugging-.+|inspect(?:-.+)?|ozone-platform(?:-hint)?|force-.+|lang|log-level|js-flags|proxy-.+|use-gl|trace-.+|gtk-version|allow-file-access-from-files|original-process-start-time)(?:=.*)?$/s;

/** Reads the arguments after the program's own. What is not right is a fault of usage, never ignored. */
export function readCommand(args: readonly string[]): Command {
  const values = readValues(args.filter((argument) => !FOREIGN.test(argument)));
  if ('kind' in values) return values;
  if (values.help !== undefined) return { kind: 'help' };
  return findConflict(values) ?? toCommand(values);
}

/** The value of each option that is given; true for those that take none. The last one counts. */
function readValues(args: readonly string[]): Values | WrongUsage {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const values: Values = {};
  for (const token of tokens) {
    if (token.kind === 'option-terminator') return wrong('unknownOption', '--');
    if (token.kind === 'positional') return wrong('unknownOption', token.value);
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) return wrong('unknownOption', rawName);
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) return wrong('valueUnwanted', rawName);
      values[name] = true;
    } else {
      const isNextOption = inlineValue === false && value?.startsWith('-') === true;
      if (value === undefined || value === '' || isNextOption) return wrong('valueMissing', rawName);
      values[name] = value;
    }
  }
  return values;
}

function findConflict(values: Values): WrongUsage | null {
  const [way, other] = WAYS.filter((name) => values[name] !== undefined);
  if (way !== undefined && other !== undefined) return wrong('notTogether', `--${way}`, `--${other}`);
  for (const [name, needed] of Object.entries(ONLY_WITH)) {
    if (values[name as OptionName] !== undefined && values[needed] === undefined) {
      return wrong('onlyWith', `--${name}`, `--${needed}`);
    }
  }
  return null;
}

function toCommand(values: Values): Command {
  const text: ReadText = (name) => (typeof values[name] === 'string' ? values[name] : null);
  const dataFolder = text('user-data-dir');
  if (values.measure !== undefined) {
    const wanted = text('mode');
    const mode = MODES.find((known) => known === wanted) ?? null;
    if (wanted !== null && mode === null) return wrong('unknownMode', wanted);
    return { kind: 'measure', asJson: values.json === true, mode, dataFolder };
  }
  const path = text('export');
  if (path !== null) {
    return getFormat(path) === null ? wrong('unknownExport', path) : { kind: 'export', path, dataFolder };
  }
  const report = text('report');
  if (report !== null) return toReport(report, text, dataFolder);
  const backup = text('backup');
  if (backup !== null) return { kind: 'backup', path: backup, dataFolder };
  const restore = text('restore');
  if (restore !== null) return { kind: 'restore', path: restore, dataFolder };
  const verify = text('verify');
  if (verify !== null) return { kind: 'verify', path: verify };
  if (values.demo !== undefined) return { kind: 'demo', picture: text('demo-picture'), dataFolder };
  return { kind: 'app', isHidden: values.hidden !== undefined, dataFolder };
}

function toReport(path: string, text: ReadText, dataFolder: string | null): ReportCommand | WrongUsage {
  if (getReportFormat(path) === null) return wrong('unknownReport', path);
  const [from, to] = [text('from'), text('to')];
  const unknown = [from, to].find((day) => day !== null && !isDay(day));
  if (unknown != null) return wrong('unknownDay', unknown);
  if (from !== null && to !== null && from > to) return wrong('daysTurned', from, to);
  const wanted = text('paper');
  const paper = PAPERS.find((known) => known === wanted?.toLowerCase()) ?? null;
  if (wanted !== null && paper === null) return wrong('unknownPaper', wanted);
  return { kind: 'report', path, from, to, network: text('network'), paper, dataFolder };
}

/** Whether a text is a day of the calendar: `2026-11-30`. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function wrong(problem: WrongUsage['problem'], option: string, other = ''): WrongUsage {
  return { kind: 'wrong', problem, option, other };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
