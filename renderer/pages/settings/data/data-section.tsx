import { joinSentences } from '../../../../shared/texts/format';
import type { Mode } from '../../../../shared/run';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useForm } from '../form-context';
import type { MeasuringForm } from '../measuring-form';
import { NumberField } from '../number-field';
import { SelectRow } from '../../../components/inputs/select-row';
import { hasOwnServer } from '../service/service-standing';
import { testInWords } from '../service/service-words';
import type { TypedSchedule } from '../schedules/schedules-form';
import { SettingsSection } from '../settings-section';
import { likelyService, monthInWords } from './month-use';
import { MonthUse } from './month-use-list';

const MODES: readonly Mode[] = ['quick', 'full', 'light'];
const AT_LIMIT: readonly MeasuringForm['data']['whenLimitReached'][] = ['light', 'skip'];

/** How much a test may move, and how much in a month. */
export function DataSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { data } = form;
  const set = (next: Partial<MeasuringForm['data']>) => change({ data: { ...data, ...next } });
  const modes = MODES.map((value) => ({ value, label: texts(`settings:data.modes.${value}`) }));
  return (
    <SettingsSection name="data">
      <SelectRow
        id="scheduled-mode"
        label={texts('settings:data.scheduled')}
        hint={<ModeHint mode={data.scheduledMode} isScheduled />}
        choices={modes}
        value={data.scheduledMode}
        onChange={(scheduledMode) => set({ scheduledMode })}
      />
      <SelectRow
        id="manual-mode"
        label={texts('settings:data.manual')}
        hint={<ModeHint mode={data.manualMode} />}
        choices={modes}
        value={data.manualMode}
        onChange={(manualMode) => set({ manualMode })}
      />
      <NumberField
        id="monthly-limit"
        label={texts('settings:data.limit')}
        hint={texts('settings:data.limitHint')}
        unit="GB"
        value={data.monthlyLimit}
        onChange={(monthlyLimit) => set({ monthlyLimit })}
      />
      {data.monthlyLimit.trim() !== '' && (
        <SelectRow
          id="at-limit"
          label={texts('settings:data.reached')}
          hint={texts(`settings:data.reachedHint.${data.whenLimitReached}`)}
          choices={AT_LIMIT.map((value) => ({ value, label: texts(`settings:data.reachedChoice.${value}`) }))}
          value={data.whenLimitReached}
          onChange={(whenLimitReached) => set({ whenLimitReached })}
        />
      )}
      <MonthUse />
    </SettingsSection>
  );
}

/** What a mode does and costs, by the service that tests probably use. */
function ModeHint({ mode, isScheduled = false }: { readonly mode: Mode; readonly isScheduled?: boolean }) {
  const { texts, style } = useApp();
  const { form, services } = useForm();
  const likely = likelyService(form.service, getValue(services.answer) ?? []);
  const sentences = [texts(`settings:data.modeHint.${mode}`)];
  if (likely !== null) {
    const { kind, estimatedBytes } = likely;
    const name = texts(`message:provider.${kind}`);
    const cost = testInWords(estimatedBytes, mode, texts, style.language);
    sentences.push(
      texts(hasOwnServer(kind, form) ? 'settings:data.costOwn' : 'settings:data.cost', { name, cost }),
    );
    const kinds = form.schedules.filter(isByMeasuringSettings).map((schedule) => schedule.kind);
    const month = monthInWords(estimatedBytes, mode, kinds, texts, style.language);
    if (isScheduled && month !== null) sentences.push(month);
  }
  return joinSentences(sentences, style.language);
}

/** Whether a schedule makes tests by the mode and the service that are set here. */
function isByMeasuringSettings({ isEnabled, mode, provider }: TypedSchedule): boolean {
  return isEnabled && mode === '' && provider === '';
}
