import { conditionInWords, shownName } from '../../../shared/rules/rule-words';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { ruleOfForm, type RuleForm } from './rule-form';
import type { RuleEdits } from './rule-edits';
import classes from './rules-page.module.css';

interface UnsavedRulesProps {
  readonly edits: RuleEdits;
  readonly onOpen: (base: RuleForm) => void;
  readonly onDiscard: (id: string) => void;
}

/** Rules that were changed and not saved: their changes wait here, whatever closed the editor. */
export function UnsavedRules({ edits, onOpen, onDiscard }: UnsavedRulesProps) {
  const { texts, style } = useApp();
  const entries = Object.entries(edits);
  if (entries.length === 0) return null;
  const getName = (form: RuleForm): string => {
    const name = shownName(form.name);
    if (name !== '') return name;
    const read = ruleOfForm(form);
    return read.kind === 'rule'
      ? conditionInWords(read.rule.condition, texts, style)
      : texts('rules:unsaved.newRule');
  };
  return (
    <div className={classes.bar} role="status">
      <p>{texts('rules:unsaved.title', { count: entries.length })}</p>
      <ul>
        {entries.map(([id, { typed, base }]) => {
          const name = getName(typed);
          return (
            <li key={id}>
              <TextButton onClick={() => onOpen(base)}>{texts('rules:unsaved.open', { name })}</TextButton>{' '}
              <TextButton label={texts('rules:unsaved.discardOf', { name })} onClick={() => onDiscard(id)}>
                {texts('rules:unsaved.discard')}
              </TextButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
