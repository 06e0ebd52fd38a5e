import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { MOST_WATCH_TARGETS, USUAL_WATCH_TARGETS } from '../../../../shared/watch-address';
import { SwitchRow } from '../../../components/inputs/switch-row';
import { UndoRemoval } from '../../../components/inputs/undo-removal';
import { useApp } from '../../../hooks/app-context';
import { useRemoval } from '../../../hooks/use-removal';
import { useForm } from '../form-context';
import { SettingsSection } from '../settings-section';
import { TargetRow } from './target-row';
import { toWatching, type TypedTarget, type WatchingForm } from './watching-form';
import classes from './watching.module.css';

/** Whether and by which hosts the line is watched between tests. */
export function WatchingSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { watching } = form;
  const { isEnabled, targets } = watching;
  const set = (next: Partial<WatchingForm>) => change({ watching: { ...watching, ...next } });
  const { remove, undo } = useRemoval(targets, (next) => set({ targets: next }));
  const replace = (next: TypedTarget) =>
    set({ targets: targets.map((each) => (each.key === next.key ? next : each)) });
  return (
    <SettingsSection name="watching">
      <SwitchRow
        id="watch-line"
        label={texts('settings:watching.isEnabled')}
        hint={texts('settings:watching.isEnabledHint')}
        isOn={isEnabled}
        onChange={(isOn) => set({ isEnabled: isOn })}
      />
      <div className={classes.targets} role="group" aria-labelledby="watch-targets">
        <p className={classes.label} id="watch-targets">
          {texts('settings:watching.targets')}
        </p>
        <p className={classes.hint}>{texts('settings:watching.targetsHint')}</p>
        {targets.map((target, index) => (
          <TargetRow
            key={target.key}
            target={target}
            position={index + 1}
            isOnly={targets.length === 1}
            onChange={replace}
            onRemove={() => remove(target)}
          />
        ))}
        <div className={classes.actions}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={15} stroke={1.75} aria-hidden="true" />}
            disabled={targets.length >= MOST_WATCH_TARGETS}
            onClick={() =>
              set({ targets: [...targets, { key: crypto.randomUUID(), addresses: '', port: '443' }] })
            }
          >
            {texts('settings:watching.add')}
          </Button>
          <UndoRemoval onUndo={undo} />
          {!isUsual(watching) && (
            <Button
              variant="default"
              size="compact-sm"
              aria-describedby="usual-targets"
              onClick={() => set({ targets: usualTargets() })}
            >
              {texts('settings:watching.usual')}
            </Button>
          )}
          {!isUsual(watching) && (
            <span className={classes.note} id="usual-targets">
              {texts('settings:watching.usualHint')}
            </span>
          )}
        </div>
      </div>
    </SettingsSection>
  );
}

function isUsual(watching: WatchingForm): boolean {
  return JSON.stringify(toWatching(watching).targets) === JSON.stringify(USUAL_WATCH_TARGETS);
}

/** With keys of their own: rows that were edited under the same key would show what was typed there. */
function usualTargets(): readonly TypedTarget[] {
  return USUAL_WATCH_TARGETS.map(({ addresses, port }) => ({
    key: crypto.randomUUID(),
    addresses: addresses.join(', '),
    port: String(port),
  }));
}
