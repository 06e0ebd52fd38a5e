import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DEFAULT_RULES, type Rule } from '../../../shared/rules';
import { Card } from '../../components/card';
import { PageHead } from '../../components/page-head';
import { TextButton } from '../../components/text-button';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import { QuietHoursForm } from './quiet-hours-form';
import { RuleEditor } from './rule-editor';
import { blankForm, formOfRule, type RuleForm } from './rule-form';
import { RuleRow } from './rule-row';
import { rulesSentence } from './rules-sentence';
import { useRuleStates } from './use-rule-states';
import { useRules } from './use-rules';
import classes from './rules-page.module.css';

/** What is worth telling: every rule with what it last said, and the hours in which nobody is told. */
export function RulesPage() {
  const { settings, texts } = useApp();
  const rules = useRules();
  const states = useRuleStates();
  const now = useNow();
  const [edited, setEdited] = useState<RuleForm | null>(null);
  const { title, reason } = rulesSentence(settings, states, texts);
  const add = () => setEdited(blankForm(`rule-${crypto.randomUUID().slice(0, 8)}`));
  const duplicate = (rule: Rule) =>
    setEdited({ ...formOfRule(rule), id: `rule-${crypto.randomUUID().slice(0, 8)}`, name: '' });
  return (
    <>
      <PageHead
        title={title}
        reason={reason}
        actions={
          <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add}>
            {texts('rules:page.add')}
          </Button>
        }
      />
      {(rules.undoable !== null || rules.fault !== null) && (
        <p className={classes.bar} role="status">
          {rules.fault !== null
            ? texts('rules:page.notSaved', { detail: rules.fault })
            : texts(`rules:page.undone.${rules.undoable ?? 'removed'}`)}{' '}
          {rules.undoable !== null && (
            <TextButton onClick={rules.undo}>{texts('rules:page.undo')}</TextButton>
          )}
        </p>
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
                onSwitch={(isEnabled) => rules.put({ ...rule, isEnabled })}
                onOpen={() => setEdited(formOfRule(rule))}
                onDuplicate={() => duplicate(rule)}
                onRemove={() => rules.remove(rule.id)}
              />
            ))}
          </ul>
        </Card>
        <Card title={texts('rules:quiet.title')} note={texts('rules:quiet.note')}>
          <QuietHoursForm value={settings.quietHours} onChange={rules.setQuietHours} />
        </Card>
      </div>
      <RuleEditor
        form={edited}
        onChange={setEdited}
        onClose={() => setEdited(null)}
        onSave={(rule) => {
          rules.put(rule);
          setEdited(null);
        }}
      />
    </>
  );
}
