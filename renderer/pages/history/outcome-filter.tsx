import type { Outcome } from '../../../shared/run';
import { ChoiceChips } from '../../components/inputs/choice-chips';
import { useApp } from '../../hooks/app-context';

/** Outcomes that a person looks for together. */
const GROUPS = {
  all: [],
  completed: ['completed'],
  failed: ['failed', 'interrupted'],
  absent: ['missed', 'skipped'],
  cancelled: ['cancelled'],
} as const satisfies Readonly<Record<string, readonly Outcome[]>>;
type Group = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];

interface OutcomeFilterProps {
  /** Empty for all. */
  readonly value: readonly Outcome[];
  readonly onChange: (outcomes: readonly Outcome[]) => void;
}

/** Narrows the history to runs that ended alike. */
export function OutcomeFilter({ value, onChange }: OutcomeFilterProps) {
  const { texts } = useApp();
  const chosen = GROUP_NAMES.find((name) => isSame(GROUPS[name], value)) ?? null;
  return (
    <ChoiceChips
      label={texts('history:filter.label')}
      value={chosen}
      choices={GROUP_NAMES.map((name) => ({ value: name, label: texts(`history:filter.${name}`) }))}
      onChange={(name) => onChange(GROUPS[name])}
    />
  );
}

function isSame(group: readonly Outcome[], value: readonly Outcome[]): boolean {
  return group.length === value.length && group.every((outcome) => value.includes(outcome));
}
