import { useApp } from '../../hooks/app-context';
import { NumberRow } from './number-row';
import type { RuleFieldsProps } from './rule-fields';

/** How many of the last tests must breach: 1 of 1 tells at once. */
export function CountFields(props: RuleFieldsProps) {
  const { texts } = useApp();
  const unit = texts('rules:editor.tests');
  return (
    <>
      <NumberRow name="breaches" unit={unit} {...props} />
      <NumberRow name="of" unit={unit} {...props} />
    </>
  );
}
