import { ActionIcon, Switch } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { formatNear } from '../../../shared/texts/format-time';
import type { RuleState } from '../../../shared/rules/rule-answers';
import { conditionInWords, ruleName } from '../../../shared/rules/rule-words';
import type { Rule } from '../../../shared/rules/rules';
import { useApp } from '../../hooks/app-context';
import { channelsInWords } from './channels-in-words';
import classes from './rule-row.module.css';

interface RuleRowProps {
  readonly rule: Rule;
  /** Null until it is known. */
  readonly state: RuleState | null;
  readonly now: number;
  /** It was changed, and the changes wait to be saved. */
  readonly isUnsaved: boolean;
  readonly onSwitch: (isEnabled: boolean) => void;
  readonly onOpen: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One rule: what it tells of, to whom, where it stands and what it last said. Opens its editor. */
export function RuleRow({
  rule,
  state,
  now,
  isUnsaved,
  onSwitch,
  onOpen,
  onDuplicate,
  onRemove,
}: RuleRowProps) {
  const { settings, texts, style } = useApp();
  const name = ruleName(rule, texts, style);
  const sentence = conditionInWords(rule.condition, texts, style);
  const last =
    state?.lastTold == null
      ? texts('rules:page.neverTold')
      : texts('rules:page.lastTold', {
          when: formatNear(state.lastTold.at, now, style),
          title: state.lastTold.title,
        });
  const isBreached = rule.isEnabled && state !== null && state.breachedSince !== null;
  return (
    <li className={classes.row} data-off={rule.isEnabled ? undefined : true}>
      <Switch
        checked={rule.isEnabled}
        aria-label={texts('rules:page.use', { name })}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <button type="button" className={classes.open} aria-haspopup="dialog" onClick={onOpen}>
        <span className={classes.name}>
          {name}
          {isUnsaved && <span className={classes.unsaved}>{texts('rules:unsaved.mark')}</span>}
          {isBreached && (
            <span className={classes.since}>
              {texts('rules:page.since', { when: formatNear(state.breachedSince, now, style) })}
            </span>
          )}
        </span>
        <span className={classes.quiet}>
          {[...(name === sentence ? [] : [sentence]), channelsInWords(rule, settings, texts), last].join(
            ' · ',
          )}
        </span>
      </button>
      <Action icon={IconCopy} label={texts('rules:page.duplicate', { name })} onClick={onDuplicate} />
      <Action icon={IconTrash} label={texts('rules:page.remove', { name })} onClick={onRemove} />
    </li>
  );
}

interface ActionProps {
  readonly icon: typeof IconCopy;
  readonly label: string;
  readonly onClick: () => void;
}

function Action({ icon: Icon, label, onClick }: ActionProps) {
  return (
    <ActionIcon variant="subtle" color="var(--lw-text-quiet)" aria-label={label} onClick={onClick}>
      <Icon size={16} stroke={1.75} />
    </ActionIcon>
  );
}
