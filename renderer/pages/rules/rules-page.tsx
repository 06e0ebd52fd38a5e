import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DEFAULT_RULES } from '../../../shared/rules/rules';
import { Card } from '../../components/card';
import { PageHead } from '../../components/page-head';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import { QuietHoursForm } from './quiet-hours-form';
import { RuleEditor } from './rule-editor';
import { formOfRule } from './rule-form';
import { RuleRow } from './rule-row';
import { rulesSentence } from './rules-sentence';
import { useRuleStates } from './use-rule-states';
import { UnsavedRules } from './unsaved-rules';
import { newRuleForm, useRuleEdits } from './use-rule-edits';
import { useRules } from './use-rules';
import classes from './rules-page.module.css';

/** What is worth telling: every rule with what it last said, and the hours in which nobody is told. */
export function RulesPage() {
  const { settings, texts, style } = useApp();
  const rules = useRules();
  const states = useRuleStates();
  const now = useNow();
  const editing = useRuleEdits(rules.list);
  const { title, reason } = rulesSentence(settings, states, texts);
  return (
    <>
      <PageHead
        title={title}
        reason={reason}
        actions={
          <Button
            leftSection={<IconPlus size={16} stroke={1.75} />}
            onClick={() => editing.open(newRuleForm(style.rateUnit))}
          >
            {texts('rules:page.add')}
          </Button>
        }
      />
      {(rules.undoable !== null || rules.fault !== null) && (
        <div className={classes.bar} role="status">
          {rules.fault !== null
            ? texts('rules:page.notSaved')
            : texts(`rules:page.undone.${rules.undoable ?? 'removed'}`)}{' '}
          {rules.undoable !== null && (
            <TextButton onClick={rules.undo}>{texts('rules:page.undo')}</TextButton>
          )}
          <TechnicalDetail text={rules.fault ?? ''} />
        </div>
      )}
      {editing.takeBack !== null && (
        <p className={classes.bar} role="status">
          {texts('rules:unsaved.discarded')}{' '}
          <TextButton onClick={editing.takeBack}>{texts('rules:page.undo')}</TextButton>
        </p>
      )}
      {editing.form === null && (
        <UnsavedRules edits={editing.edits} onOpen={editing.open} onDiscard={editing.discard} />
      )}
      <div className={classes.cards}>
        <Card
          title={texts('rules:page.list')}
          actions={
            <TextButton onClick={() => rules.restoreDefaults(DEFAULT_RULES)}>
              {texts('rules:page.defaults')}
            </TextButton>
          }
        >
          {rules.list.length === 0 && <p className={classes.none}>{texts('rules:page.none')}</p>}
          <ul className={classes.list}>
            {rules.list.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                state={states.get(rule.id) ?? null}
                now={now}
                isUnsaved={editing.edits[rule.id] !== undefined}
                onSwitch={(isEnabled) => void rules.put({ ...rule, isEnabled })}
                onOpen={() => editing.open(formOfRule(rule, style.rateUnit))}
                onDuplicate={() => editing.open(newRuleForm(style.rateUnit, rule))}
                onRemove={() => {
                  editing.discard(rule.id);
                  rules.remove(rule.id);
                }}
              />
            ))}
          </ul>
        </Card>
        <Card title={texts('rules:quiet.title')} note={texts('rules:quiet.note')}>
          <QuietHoursForm value={settings.quietHours} onChange={rules.setQuietHours} />
        </Card>
      </div>
      <RuleEditor
        editing={editing}
        isNew={(id) => rules.list.every((rule) => rule.id !== id)}
        fault={rules.fault}
        onSave={rules.put}
      />
    </>
  );
}
