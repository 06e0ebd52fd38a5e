import { createContext, useContext } from 'react';
import { useApp } from '../../hooks/app-context';
import { controlProps } from '../../components/inputs/field-row';
import type { Saving } from './use-save';
import type { Services } from './use-services';
import type { FormState } from './use-settings-form';

/** The way to a field, and the one that a person was led to last. */
export interface Showing {
  /** The id of a field; folds that hide it open. Null where a person was led to none. */
  readonly sought: string | null;
  /** Leads to a field, in whatever section it is. */
  readonly showField: (id: string) => void;
}

type Form = FormState & Saving & Services & Showing;

export const FormContext = createContext<Form | null>(null);

/** The form of the settings page; only within it. */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('useForm outside of the settings page');
  return form;
}

/**
 * What a field needs besides its value: its fault in words, and what ties the control to its row. `blame` is what the
 * other side found wrong with a value that is fine in itself.
 */
export function useField(id: string, blame: string | null = null) {
  const { faults, touch } = useForm();
  const { texts } = useApp();
  const found = faults.find((fault) => fault.field === id);
  const fault =
    found === undefined ? blame : texts(`settings:fault.${found.problem}`, { value: found.value });
  return { fault, control: { ...controlProps(id, fault), onBlur: () => touch(id) } };
}
