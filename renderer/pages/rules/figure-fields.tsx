import { BUFFERBLOAT_GRADES } from '../../../shared/figures/bufferbloat';
import { JUDGED_FIGURES, PLAN_FIGURES, type JudgedFigure, type RuleLimit } from '../../../shared/rules/rules';
import { SelectRow } from '../../components/inputs/select-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useApp } from '../../hooks/app-context';
import { CountFields } from './count-fields';
import { NumberRow } from './number-row';
import { isOfPlan } from './rule-form';
import type { RuleFieldsProps } from './rule-fields';

/** Figures of which more is better. */
const MORE_IS_BETTER: readonly JudgedFigure[] = ['download', 'upload', 'rpm'];
/** Figures that a contract promises. */
const PROMISED: readonly JudgedFigure[] = ['download', 'upload'];

/** Of what is typed; throughput is in the unit of the form. */
const UNITS: Readonly<Record<Exclude<JudgedFigure, 'download' | 'upload'>, string>> = {
  latency: 'ms',
  jitter: 'ms',
  'loaded-latency': 'ms',
  'packet-loss': '%',
  rpm: 'RPM',
  grade: '',
};

/** Which figure is held against which limit. */
export function FigureFields(props: RuleFieldsProps) {
  const { texts } = useApp();
  const { form, onChange } = props;
  const { figure, limitKind } = form;
  return (
    <>
      <SelectRow
        id="rule-figure"
        label={texts('rules:editor.figure')}
        value={figure}
        choices={JUDGED_FIGURES.map((value) => ({ value, label: texts(`rules:figure.${value}`) }))}
        onChange={(chosen) => onChange(withFigure(chosen, limitKind))}
      />
      {figure !== 'grade' && (
        <SelectRow
          id="rule-direction"
          label={texts('rules:editor.direction')}
          value={form.direction}
          choices={(['below', 'above'] as const).map((value) => ({
            value,
            label: texts(`rules:direction.${value}`),
          }))}
          onChange={(direction) => onChange({ direction })}
        />
      )}
      <SelectRow
        id="rule-limit-kind"
        label={texts('rules:editor.limit')}
        value={limitKind}
        choices={getLimitKinds(figure).map((value) => ({ value, label: texts(`rules:limitKind.${value}`) }))}
        onChange={(chosen) => onChange({ limitKind: chosen })}
      />
      {isOfPlan(limitKind) && (
        <SelectRow
          id="rule-plan-figure"
          label={texts('rules:editor.planFigure')}
          hint={texts('rules:editor.planFigureHint')}
          value={form.planFigure}
          choices={PLAN_FIGURES.map((value) => ({ value, label: texts(`rules:planFigure.${value}`) }))}
          onChange={(planFigure) => onChange({ planFigure })}
        />
      )}
      {limitKind === 'value' && figure === 'grade' && <GradeRow {...props} />}
      {limitKind === 'value' && figure !== 'grade' && (
        <NumberRow
          name="value"
          unit={figure === 'download' || figure === 'upload' ? form.rateUnit : UNITS[figure]}
          {...props}
        />
      )}
      {limitKind !== 'value' && <NumberRow name="share" unit="%" {...props} />}
      <CountFields {...props} />
      <SwitchRow
        id="rule-confirmed"
        label={texts('rules:editor.confirmed')}
        hint={texts('rules:editor.confirmedHint')}
        isOn={form.isConfirmed}
        onChange={(isConfirmed) => onChange({ isConfirmed })}
      />
      <SwitchRow
        id="rule-doubtful"
        label={texts('rules:editor.doubtful')}
        hint={texts('rules:editor.doubtfulHint')}
        isOn={form.judgesDoubtful}
        onChange={(judgesDoubtful) => onChange({ judgesDoubtful })}
      />
    </>
  );
}

function GradeRow({ form, onChange }: RuleFieldsProps) {
  const { texts } = useApp();
  const value = BUFFERBLOAT_GRADES.find((grade) => grade === form.value) ?? 'B';
  return (
    <SelectRow
      id="rule-grade"
      label={texts('rules:editor.worseThan')}
      value={value}
      choices={BUFFERBLOAT_GRADES.filter((grade) => grade !== 'F').map((grade) => ({
        value: grade,
        label: grade,
      }))}
      onChange={(grade) => onChange({ value: grade })}
    />
  );
}

/** A grade stands for itself, and only throughput is in a contract. */
function getLimitKinds(figure: JudgedFigure): readonly RuleLimit['kind'][] {
  if (figure === 'grade') return ['value'];
  return PROMISED.includes(figure) ? ['expected', 'plan', 'usual', 'value'] : ['usual', 'value'];
}

/** Another figure with what is sensible for it. */
function withFigure(figure: JudgedFigure, limitKind: RuleLimit['kind']): Partial<RuleFieldsProps['form']> {
  const isMore = MORE_IS_BETTER.includes(figure);
  const kinds = getLimitKinds(figure);
  return {
    figure,
    direction: isMore ? 'below' : 'above',
    limitKind: kinds.find((kind) => kind === limitKind) ?? kinds[0] ?? 'value',
    value: figure === 'grade' ? 'B' : '',
    share: isMore ? '80' : '150',
  };
}
