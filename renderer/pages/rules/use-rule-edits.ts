import { useMemo, useState } from 'react';
import type { Rule } from '../../../shared/rules/rules';
import type { RateUnit } from '../../../shared/texts/format';
import { isSame, type FormEdit } from '../../hooks/rebase';
import { useApp } from '../../hooks/app-context';
import { useEdit } from '../../hooks/use-edit';
import { readRuleEdits, ruleFormWith, withForm, withoutEdit, type RuleEdits } from './rule-edits';
import { blankForm, formOfRule, type RuleForm } from './rule-form';

/** A rule whose editor is open, and its form before anything was typed. */
interface Open {
  readonly id: string;
  readonly base: RuleForm;
}

/** The rule that is edited, and everything about rules that was typed and not saved. */
export interface RuleEditing {
  /** The form of the open editor; null while none is open. */
  readonly form: RuleForm | null;
  readonly isDirty: boolean;
  readonly edits: RuleEdits;
  readonly open: (form: RuleForm) => void;
  /** Closes the editor; what was typed is kept. */
  readonly close: () => void;
  readonly change: (form: RuleForm) => void;
  /** This form was saved: closes the editor, unless more was typed since. */
  readonly saved: (sent: RuleForm) => void;
  /** Forgets what was typed about a rule, and closes its editor. */
  readonly discard: (id: string) => void;
  /** Back to what was discarded last; null where nothing was. */
  readonly takeBack: (() => void) | null;
}

export function useRuleEdits(rules: readonly Rule[]): RuleEditing {
  const { edits: book, style } = useApp();
  const [kept, keep] = useEdit('rules');
  const edits = useMemo(() => readRuleEdits(kept), [kept]);
  const [opened, setOpened] = useState<Open | null>(null);
  const [discarded, setDiscarded] = useState<readonly [string, FormEdit<RuleForm>] | null>(null);
  const write = (next: RuleEdits) => {
    keep(Object.keys(next).length === 0 ? null : next);
    setDiscarded(null);
  };
  /** As stored now, in the unit in which it was typed; a rule that is not stored yet as it was begun. */
  const getBase = ({ id, base }: Open) => {
    const stored = rules.find((rule) => rule.id === id);
    return stored === undefined ? base : formOfRule(stored, edits[id]?.typed.rateUnit ?? style.rateUnit);
  };
  return {
    form: opened === null ? null : ruleFormWith(edits[opened.id], getBase(opened)),
    isDirty: opened !== null && edits[opened.id] !== undefined,
    edits,
    open: (base) => setOpened({ id: base.id, base: edits[base.id]?.base ?? base }),
    close: () => setOpened(null),
    change: (form) => {
      if (opened !== null) write(withForm(edits, form, getBase(opened)));
    },
    saved: (sent) => {
      const newest = readRuleEdits(book.get('rules'));
      const now = newest[sent.id];
      if (now !== undefined && !isSame(ruleFormWith(now, getBase({ id: sent.id, base: now.base })), sent)) {
        write(withForm(newest, now.typed, sent));
        return;
      }
      write(withoutEdit(newest, sent.id));
      setOpened((before) => (before?.id === sent.id ? null : before));
    },
    discard: (id) => {
      const edit = edits[id];
      if (edit !== undefined) write(withoutEdit(edits, id));
      setDiscarded(edit === undefined ? null : [id, edit]);
      setOpened((before) => (before?.id === id ? null : before));
    },
    takeBack: discarded === null ? null : () => write({ ...edits, [discarded[0]]: discarded[1] }),
  };
}

/** The form of a rule that does not exist yet. */
export function newRuleForm(rateUnit: RateUnit, copied?: Rule): RuleForm {
  const id = `rule-${crypto.randomUUID().slice(0, 8)}`;
  return copied === undefined ? blankForm(id, rateUnit) : { ...formOfRule(copied, rateUnit), id, name: '' };
}
