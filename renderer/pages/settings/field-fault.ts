import { CRON_PROBLEMS } from '../../../shared/cron-expression';
import { readNumber } from '../../components/inputs/read-number';

/** What can be wrong with a field; the words are in locales/. */
const FIELD_PROBLEMS = [
  'not-a-number',
  'throughput-range',
  'normal-above-maximum',
  'minimum-above-normal',
  'minimum-above-maximum',
  'not-an-url',
  'login-in-url',
  'host-missing',
  'not-a-host',
  'host-is-web-address',
  'not-a-hello-name',
  'port-range',
  'from-missing',
  'to-missing',
  'too-many',
  'not-a-mail-address',
  ...CRON_PROBLEMS,
  'not-a-time',
  'not-a-time-zone',
  'schedule-too-often',
  'not-a-watch-target',
  'not-stored',
  'proxy-missing',
  'not-a-proxy',
  'not-an-ndt7-url',
  'not-a-server-number',
  'data-limit-range',
  'wait-list',
  'wait-range',
  'refused',
  'missing',
  'number-range',
  'password-in-url',
  'login-not-taken',
  'more-than-one-line',
  'not-a-mail-proxy',
  'not-a-certificate',
  'not-a-key',
  'not-a-domain',
  'not-a-header',
  'header-not-allowed',
  'not-a-template',
  'not-a-topic',
  'not-a-chat',
  'not-a-whole-number',
  'not-a-device',
  'not-a-sound',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** Whether a fault that a schema names has words of its own. */
export function isFieldProblem(name: string): name is FieldProblem {
  return FIELD_PROBLEMS.some((problem) => problem === name);
}

/** One field that needs a look. */
export interface FieldFault {
  /** The id of the field in the page. */
  readonly field: string;
  readonly problem: FieldProblem;
  /** What exactly is wrong, where a field holds several values. */
  readonly value: string;
}

/** A fault of a field, with what exactly is wrong. */
export function fault(field: string, problem: FieldProblem, value = ''): FieldFault {
  return { field, problem, value };
}

/** The fault of a number as typed; null when it is fine or the field is empty. */
export function inRange(
  field: string,
  typed: string,
  { least, most }: { readonly least: number; readonly most: number },
  problem: FieldProblem,
): FieldFault | null {
  const value = readNumber(typed);
  if (value === null) return null;
  if (value === 'unreadable') return fault(field, 'not-a-number', typed);
  return value >= least && value <= most ? null : fault(field, problem, typed);
}
