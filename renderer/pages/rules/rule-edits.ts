import { fittingEdit, isSame, rebase, type FormEdit } from '../../hooks/rebase';
import { blankForm, type RuleForm } from './rule-form';

type RuleEdit = FormEdit<RuleForm>;

/** Unsaved changes of rules, by the rule's id, in the order in which they were begun. */
export type RuleEdits = Readonly<Record<string, RuleEdit>>;

/** The edits that were kept, as far as they fit the form of today. Earlier versions knew no unit but Mbit/s. */
export function readRuleEdits(kept: unknown): RuleEdits {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {};
  const entries = Object.entries(kept).flatMap(([id, value]) => {
    const edit = fittingEdit(value, blankForm(id, 'Mbit/s'));
    return edit === null ? [] : [[id, withId(edit, id)] as const];
  });
  return Object.fromEntries(entries);
}

/** The edits with a form as it is typed now; without it where it is as stored again. */
export function withForm(edits: RuleEdits, typed: RuleForm, base: RuleForm): RuleEdits {
  return isSame(typed, base) ? withoutEdit(edits, typed.id) : { ...edits, [typed.id]: { typed, base } };
}

export function withoutEdit(edits: RuleEdits, id: string): RuleEdits {
  return Object.fromEntries(Object.entries(edits).filter(([one]) => one !== id));
}

/** The form that is shown: what was typed on top of the rule as it is stored now. */
export function ruleFormWith(edit: RuleEdit | undefined, stored: RuleForm): RuleForm {
  return edit === undefined ? stored : rebase(edit, stored);
}

function withId({ typed, base }: RuleEdit, id: string): RuleEdit {
  return { typed: { ...typed, id }, base: { ...base, id } };
}
