import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { conditionInWords } from '../../../shared/rules/rule-words';
import type { ConditionKind, Rule } from '../../../shared/rules/rules';
import { FieldRow } from '../../components/inputs/field-row';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { useApp } from '../../hooks/app-context';
import { BackTestPart } from './back-test-part';
import { ConditionFields } from './condition-fields';
import { NetworkFields } from './network-fields';
import { ruleOfForm, type RuleForm } from './rule-form';
import type { RuleEditing } from './use-rule-edits';
import { RulePreview } from './rule-preview';
import { TellingFields } from './telling-fields';
import { useTrial } from './use-trial';
import classes from './rule-editor.module.css';

interface RuleEditorProps {
  readonly editing: RuleEditing;
  /** Whether a rule is not stored yet. */
  readonly isNew: (id: string) => boolean;
  /** Why the last change could not be saved; null when it could. */
  readonly fault: string | null;
  /** False when it could not be saved. */
  readonly onSave: (rule: Rule) => Promise<boolean>;
}

const EDITOR_WIDTH = 660;

/**
 * One rule: its sentence grows while it is typed; below, what it would have told, and how that reads. However it is
 * closed, what was typed is kept.
 */
export function RuleEditor(props: RuleEditorProps) {
  const { texts } = useApp();
  const { form, close } = props.editing;
  return (
    <SidePanel
      isOpen={form !== null}
      title={texts(form !== null && props.isNew(form.id) ? 'rules:editor.newTitle' : 'rules:editor.title')}
      onClose={close}
      width={EDITOR_WIDTH}
    >
      {form !== null && <Editor form={form} {...props} />}
    </SidePanel>
  );
}

/** Conditions on what was measured in some network. */
const OF_NETWORKS: readonly ConditionKind[] = [
  'every-result',
  'run-ended',
  'figure',
  'outage',
  'outage-count',
  'line',
];

type EditorProps = RuleEditorProps & { readonly form: RuleForm };

function Editor({ form, editing, fault, onSave }: EditorProps) {
  const { texts, style } = useApp();
  const answer = ruleOfForm(form);
  const rule = answer.kind === 'rule' ? answer.rule : null;
  const faults = answer.kind === 'faulty' ? answer.faults : {};
  const trial = useTrial(rule);
  const sentence =
    rule === null ? texts('rules:editor.incomplete') : conditionInWords(rule.condition, texts, style);
  const change = (part: Partial<RuleForm>) => editing.change({ ...form, ...part });
  const [saveState, setSaveState] = useState<'idle' | 'saving' | 'refused'>('idle');
  const save = async (wanted: Rule) => {
    setSaveState('saving');
    const isSaved = await onSave(wanted);
    setSaveState(isSaved ? 'idle' : 'refused');
    if (isSaved) editing.saved(form);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (rule !== null && saveState !== 'saving') void save(rule);
      }}
    >
      <p className={classes.sentence} aria-live="polite">
        {texts('rules:editor.tells', { sentence })}
      </p>
      <PanelPart title={texts('rules:editor.part.condition')}>
        <ConditionFields form={form} faults={faults} onChange={change} />
        {OF_NETWORKS.includes(form.kind) && <NetworkFields form={form} faults={faults} onChange={change} />}
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
        <Button type="submit" disabled={rule === null || saveState === 'saving'}>
          {texts(saveState === 'saving' ? 'rules:editor.saving' : 'rules:editor.save')}
        </Button>
        <Button variant="default" onClick={() => editing.discard(form.id)}>
          {texts(editing.isDirty ? 'rules:editor.discard' : 'rules:editor.cancel')}
        </Button>
        <div className={classes.note} role="status">
          {saveState === 'refused' && fault !== null ? (
            <>
              <span className={classes.fault}>{texts('rules:editor.notSaved')}</span>
              <TechnicalDetail text={fault} />
            </>
          ) : (
            editing.isDirty && texts('rules:editor.kept')
          )}
        </div>
      </div>
    </form>
  );
}
