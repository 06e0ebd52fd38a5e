import { Button, TextInput } from '@mantine/core';
import { conditionInWords } from '../../../shared/rule-words';
import type { Rule } from '../../../shared/rules';
import { FieldRow } from '../../components/field-row';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { useApp } from '../../hooks/app-context';
import { BackTestPart } from './back-test-part';
import { ConditionFields } from './condition-fields';
import { ruleOfForm, type RuleForm } from './rule-form';
import { RulePreview } from './rule-preview';
import { TellingFields } from './telling-fields';
import { useTrial } from './use-trial';
import classes from './rule-editor.module.css';

interface RuleEditorProps {
  /** Null while none is edited. */
  readonly form: RuleForm | null;
  readonly onChange: (form: RuleForm) => void;
  readonly onClose: () => void;
  readonly onSave: (rule: Rule) => void;
}

const EDITOR_WIDTH = 660;

/** One rule: its sentence grows while it is typed; below, what it would have told, and how that reads. */
export function RuleEditor({ form, onChange, onClose, onSave }: RuleEditorProps) {
  const { texts } = useApp();
  return (
    <SidePanel
      isOpen={form !== null}
      title={texts('rules:editor.title')}
      onClose={onClose}
      width={EDITOR_WIDTH}
    >
      {form !== null && <Editor form={form} onChange={onChange} onSave={onSave} onClose={onClose} />}
    </SidePanel>
  );
}

type EditorProps = Omit<RuleEditorProps, 'form'> & { readonly form: RuleForm };

function Editor({ form, onChange, onSave, onClose }: EditorProps) {
  const { texts, style } = useApp();
  const answer = ruleOfForm(form);
  const rule = answer.kind === 'rule' ? answer.rule : null;
  const faults = answer.kind === 'faulty' ? answer.faults : {};
  const trial = useTrial(rule);
  const sentence =
    rule === null
      ? texts('rules:editor.incomplete')
      : conditionInWords(rule.condition, texts, style.language);
  const change = (part: Partial<RuleForm>) => onChange({ ...form, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (rule !== null) onSave(rule);
      }}
    >
      <p className={classes.sentence} aria-live="polite">
        {texts('rules:editor.tells', { sentence })}
      </p>
      <PanelPart title={texts('rules:editor.part.condition')}>
        <ConditionFields form={form} faults={faults} onChange={change} />
      </PanelPart>
      <PanelPart title={texts('rules:editor.part.telling')}>
        <TellingFields form={form} faults={faults} onChange={change} />
        <FieldRow id="rule-name" label={texts('rules:editor.name')} hint={texts('rules:editor.nameHint')}>
          <TextInput
            id="rule-name"
            maxLength={80}
            value={form.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </FieldRow>
      </PanelPart>
      <PanelPart title={texts('rules:editor.part.backTest')}>
        <BackTestPart kind={form.kind} backTest={trial.backTest} />
      </PanelPart>
      {trial.message !== null && (
        <PanelPart title={texts('rules:editor.part.preview')}>
          <RulePreview message={trial.message} />
        </PanelPart>
      )}
      <div className={classes.actions}>
        <Button type="submit" disabled={rule === null}>
          {texts('rules:editor.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts('rules:editor.cancel')}
        </Button>
      </div>
    </form>
  );
}
