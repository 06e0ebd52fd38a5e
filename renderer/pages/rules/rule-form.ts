import { BUFFERBLOAT_GRADES } from '../../../shared/figures/bufferbloat';
import type { ToldChannelKind } from '../../../shared/channels';
import { inRateUnit, ofRateUnit, type RateUnit } from '../../../shared/texts/format';
import {
  ruleSchema,
  type ConditionKind,
  type DigestPeriod,
  type FigureCondition,
  type JudgedFigure,
  type LineFigure,
  type OutageMoment,
  type PlanFigure,
  type Rule,
  type RuleLimit,
  type RuleRepeat,
  type ToldEnding,
} from '../../../shared/rules/rules';
import { readNumber } from '../../components/inputs/read-number';
import { readTimeOfDay } from '../../components/inputs/time-of-day';

/** A rule as a person edits it: every part of every condition, numbers as typed and in everyday units. */
export interface RuleForm {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly kind: ConditionKind;
  readonly outcomes: readonly ToldEnding[];
  readonly figure: JudgedFigure;
  readonly direction: FigureCondition['direction'];
  readonly limitKind: RuleLimit['kind'];
  /** Of a limit by the plan. */
  readonly planFigure: PlanFigure;
  /** In `rateUnit`, ms, %, RPM, or the letter of a grade. */
  readonly value: string;
  /** The unit in which a throughput is typed. */
  readonly rateUnit: RateUnit;
  /** Percent of plan or usual. */
  readonly share: string;
  readonly breaches: string;
  readonly of: string;
  readonly isConfirmed: boolean;
  readonly judgesDoubtful: boolean;
  /** Empty: every network. */
  readonly networks: readonly string[];
  readonly hours: string;
  readonly minutes: string;
  readonly when: OutageMoment;
  readonly seconds: string;
  readonly outages: string;
  readonly lineFigure: LineFigure;
  readonly dataShare: string;
  readonly every: DigestPeriod;
  readonly at: string;
  readonly isForAll: boolean;
  readonly channels: readonly ToldChannelKind[];
  readonly repeat: RuleRepeat['kind'];
  readonly repeatHours: string;
  readonly tellsRecovery: boolean;
  readonly isUrgent: boolean;
}

/** Parts of the form that can be wrong. */
export type RuleField =
  | 'outcomes'
  | 'value'
  | 'share'
  | 'breaches'
  | 'of'
  | 'hours'
  | 'minutes'
  | 'dataShare'
  | 'seconds'
  | 'outages'
  | 'at'
  | 'repeatHours'
  | 'name';
export type RuleProblem = 'not-a-number' | 'out-of-range' | 'more-than-of' | 'nothing-chosen' | 'not-a-time';
export type RuleFaults = Readonly<Partial<Record<RuleField, RuleProblem>>>;

const BLANK: RuleForm = {
  id: '',
  name: '',
  isEnabled: true,
  kind: 'figure',
  outcomes: ['failed', 'interrupted'],
  figure: 'download',
  direction: 'below',
  limitKind: 'expected',
  planFigure: 'maximum',
  value: '',
  rateUnit: 'Mbit/s',
  share: '80',
  breaches: '3',
  of: '5',
  isConfirmed: false,
  judgesDoubtful: false,
  networks: [],
  hours: '24',
  minutes: '60',
  when: 'ended',
  seconds: '60',
  outages: '3',
  lineFigure: 'packet-loss',
  dataShare: '90',
  every: 'week',
  at: '08:00',
  isForAll: true,
  channels: [],
  repeat: 'once',
  repeatHours: '6',
  tellsRecovery: true,
  isUrgent: false,
};

/** A new rule, about a download below a limit that is still to be entered: with one of its own it repeats no other rule. */
export function blankForm(id: string, rateUnit: RateUnit): RuleForm {
  return { ...BLANK, id, limitKind: 'value', rateUnit };
}

/** The form of a rule; parts that its condition does not have are as in a new one. */
export function formOfRule(rule: Rule, rateUnit: RateUnit): RuleForm {
  const { id, name, isEnabled, condition, channels, repeat, tellsRecovery, isUrgent } = rule;
  return {
    ...BLANK,
    id,
    name,
    isEnabled,
    tellsRecovery,
    isUrgent,
    networks: rule.networks ?? [],
    kind: condition.kind,
    rateUnit,
    ...getParts(condition, rateUnit),
    ...(channels === 'all' ? { isForAll: true } : { isForAll: false, channels }),
    repeat: repeat.kind,
    ...(repeat.kind === 'every-hours' && { repeatHours: String(repeat.hours) }),
  };
}

function getParts(condition: Rule['condition'], rateUnit: RateUnit): Partial<RuleForm> {
  switch (condition.kind) {
    case 'run-ended':
      return { outcomes: condition.outcomes, ...getCount(condition) };
    case 'figure': {
      const { figure, direction, against, isConfirmed, judgesDoubtful = false } = condition;
      const limit =
        against.kind === 'value'
          ? { value: typedValue(figure, against.value, rateUnit) }
          : { share: String(round(against.ratio * 100)) };
      const planFigure = ('figure' in against ? against.figure : undefined) ?? 'maximum';
      const how = { isConfirmed, judgesDoubtful, ...getCount(condition) };
      return { figure, direction, limitKind: against.kind, planFigure, ...limit, ...how };
    }
    case 'silence':
      return { hours: String(condition.hours) };
    case 'data-use':
      return { dataShare: String(round(condition.ratio * 100)) };
    case 'channel-failing':
      return { minutes: String(condition.minutes) };
    case 'digest':
      return { every: condition.every, at: condition.at };
    case 'outage':
      return { when: condition.when, seconds: String(condition.seconds) };
    case 'outage-count':
      return { outages: String(condition.outages) };
    case 'line': {
      const { figure, value, minutes } = condition;
      return { lineFigure: figure, value: typedValue(figure, value, rateUnit), minutes: String(minutes) };
    }
    case 'every-result':
    case 'canary':
    case 'storage':
    case 'campaign':
      return {};
  }
}

function getCount({ breaches, of }: { readonly breaches: number; readonly of: number }) {
  return { breaches: String(breaches), of: String(of) };
}

/** The rule that a form stands for, or what is wrong with it. */
export function ruleOfForm(
  form: RuleForm,
): { readonly kind: 'rule'; readonly rule: Rule } | { readonly kind: 'faulty'; readonly faults: RuleFaults } {
  const parsed = ruleSchema.safeParse({
    id: form.id,
    name: form.name.trim(),
    isEnabled: form.isEnabled,
    condition: toCondition(form),
    ...(form.networks.length > 0 && { networks: form.networks }),
    channels: form.isForAll ? 'all' : form.channels,
    repeat:
      form.repeat === 'every-hours'
        ? { kind: form.repeat, hours: typed(form.repeatHours) }
        : { kind: form.repeat },
    tellsRecovery: form.tellsRecovery,
    isUrgent: form.isUrgent,
  });
  if (parsed.success) return { kind: 'rule', rule: parsed.data };
  const faults = parsed.error.issues.map(({ path, message, code }) => [
    fieldAt(path),
    code === 'invalid_type'
      ? 'not-a-number'
      : (PROBLEMS.find((known) => known === message) ?? 'out-of-range'),
  ]);
  return { kind: 'faulty', faults: Object.fromEntries(faults) as RuleFaults };
}

const PROBLEMS: readonly RuleProblem[] = ['more-than-of', 'nothing-chosen', 'not-a-time'];

const FIELD_OF: Readonly<Record<string, RuleField>> = { ratio: 'share' };

function fieldAt(path: readonly PropertyKey[]): RuleField {
  const [first, ...rest] = path.map(String);
  const last = rest.at(-1) ?? first ?? '';
  if (first === 'repeat') return 'repeatHours';
  if (last === 'ratio' && !rest.includes('against')) return 'dataShare';
  return FIELD_OF[last] ?? (last as RuleField);
}

function toCondition(form: RuleForm): unknown {
  const count = { breaches: typed(form.breaches), of: typed(form.of) };
  switch (form.kind) {
    case 'run-ended':
      return { kind: form.kind, outcomes: form.outcomes, ...count };
    case 'figure': {
      const { kind, figure, direction, limitKind, planFigure, isConfirmed, judgesDoubtful } = form;
      const isOther = isOfPlan(limitKind) && planFigure !== 'maximum';
      const against =
        limitKind === 'value'
          ? { kind: limitKind, value: storedValue(figure, form) }
          : { kind: limitKind, ratio: share(form.share), ...(isOther && { figure: planFigure }) };
      const how = { isConfirmed, ...count, ...(judgesDoubtful && { judgesDoubtful }) };
      return { kind, figure, direction, against, ...how };
    }
    case 'silence':
      return { kind: form.kind, hours: typed(form.hours) };
    case 'data-use':
      return { kind: form.kind, ratio: share(form.dataShare) };
    case 'channel-failing':
      return { kind: form.kind, minutes: typed(form.minutes) };
    case 'outage':
      return { kind: form.kind, when: form.when, seconds: typed(form.seconds) };
    case 'outage-count':
      return { kind: form.kind, outages: typed(form.outages) };
    case 'line': {
      const { kind, lineFigure, minutes } = form;
      const value = storedValue(lineFigure, form);
      return { kind, figure: lineFigure, value, minutes: typed(minutes) };
    }
    case 'digest':
      return { kind: form.kind, every: form.every, at: readTimeOfDay(form.at) ?? form.at };
    case 'every-result':
    case 'canary':
    case 'storage':
    case 'campaign':
      return { kind: form.kind };
  }
}

/** Whether a limit is a share of the plan, so that a figure of the plan can be chosen. */
export function isOfPlan(limitKind: RuleLimit['kind']): limitKind is 'plan' | 'expected' {
  return limitKind === 'plan' || limitKind === 'expected';
}

/** NaN where it is no number: the schema then names the field. */
function typed(text: string): number {
  const value = readNumber(text);
  return typeof value === 'number' ? value : Number.NaN;
}

function share(text: string): number {
  return Math.round(typed(text) * 1e6) / 1e8;
}

function typedValue(figure: JudgedFigure, value: number, rateUnit: RateUnit): string {
  if (figure === 'download' || figure === 'upload') return String(inRateUnit(value, rateUnit));
  if (figure === 'packet-loss') return String(round(value * 100));
  return figure === 'grade' ? (BUFFERBLOAT_GRADES[value] ?? '') : String(value);
}

function storedValue(figure: JudgedFigure, { value: text, rateUnit }: RuleForm): number {
  if (figure === 'download' || figure === 'upload') return ofRateUnit(typed(text), rateUnit);
  if (figure === 'packet-loss') return share(text);
  if (figure !== 'grade') return typed(text);
  const grade = BUFFERBLOAT_GRADES.findIndex((letter) => letter === text);
  return grade === -1 ? Number.NaN : grade;
}

/** Shares of a whole without the digits that binary numbers add. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
