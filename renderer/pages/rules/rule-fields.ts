import type { RuleFaults, RuleForm } from './rule-form';

/** What every part of the editor is given. */
export interface RuleFieldsProps {
  readonly form: RuleForm;
  readonly faults: RuleFaults;
  readonly onChange: (part: Partial<RuleForm>) => void;
}
