import { parseArgs } from 'node:util';
import { formatOf } from '../shared/export';
import { MODES, type Mode } from '../shared/run';

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
  | { readonly kind: 'demo'; readonly picture: string | null; readonly dataFolder: string | null }
  | { readonly kind: 'help' }
  | {
      readonly kind: 'wrong';
      readonly problem:
        | 'unknownOption'
        | 'valueMissing'
        | 'jsonWithoutMeasure'
        | 'unknownMode'
        | 'modeWithoutMeasure'
        | 'unknownExport';
      readonly option: string;
    };

const OPTIONS = {
  measure: { type: 'boolean' },
  json: { type: 'boolean' },
  mode: { type: 'string' },
  export: { type: 'string' },
  hidden: { type: 'boolean' },
  demo: { type: 'boolean' },
  'demo-picture': { type: 'string' },
  'user-data-dir': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Switches of Chromium and Node that may stand beside ours. */
const FOREIGN =
  /^--(?:no-sandbox|disable-.+|enable-.+|password-store|remote-debugging-.+|inspect(?:-.+)?|ozone-platform(?:-hint)?|force-.+|lang|js-flags|proxy-.+|use-gl|trace-.+|gtk-version|allow-file-access-from-files|original-process-start-time)(?:=.*)?$/;

/** Reads the arguments after the program's own. An unknown option is a fault of usage, not ignored. */
export function readCommand(args: readonly string[]): Command {
  const own = args.filter((argument) => !FOREIGN.test(argument));
  let values: ReturnType<typeof parse>['values'];
  try {
    values = parse(own).values;
  } catch (error) {
    const option = own.find(
      (argument) => error instanceof Error && error.message.includes(argument.split('=')[0] ?? ''),
    );
    const isKnown = option !== undefined && option.slice(2) in OPTIONS;
    return {
      ...{ kind: 'wrong', problem: isKnown ? 'valueMissing' : 'unknownOption' },
      option: option ?? own.join(' '),
    };
  }
  const dataFolder = values['user-data-dir'] ?? null;
  if (values.help === true) return { kind: 'help' };
  if (values.measure === true) {
    const mode = MODES.find((known) => known === values.mode) ?? null;
    if (values.mode !== undefined && mode === null) {
      return { kind: 'wrong', problem: 'unknownMode', option: values.mode };
    }
    return { kind: 'measure', asJson: values.json === true, mode, dataFolder };
  }
  if (values.mode !== undefined) return { kind: 'wrong', problem: 'modeWithoutMeasure', option: '--mode' };
  if (values.json === true) return { kind: 'wrong', problem: 'jsonWithoutMeasure', option: '--json' };
  if (values.export !== undefined) {
    return formatOf(values.export) === null
      ? { kind: 'wrong', problem: 'unknownExport', option: values.export }
      : { kind: 'export', path: values.export, dataFolder };
  }
  if (values.demo === true) return { kind: 'demo', picture: values['demo-picture'] ?? null, dataFolder };
  return { kind: 'app', isHidden: values.hidden === true, dataFolder };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
}

/** Whether a start asks for an errand, after which nobody expects a window. */
export function isErrand(args: readonly string[]): boolean {
  return args.some((argument) => /^--(?:measure|export(?:=.*)?)$/s.test(argument));
}

/** The arguments of a start without those of its errand: an ordinary start in the same surroundings. */
export function withoutErrand(args: readonly string[]): readonly string[] {
  return args.filter(
    (argument, index) =>
      !/^--(?:measure|json|(?:mode|export)(?:=.*)?)$/s.test(argument) &&
      !/^--(?:mode|export)$/.test(args[index - 1] ?? ''),
  );
}
