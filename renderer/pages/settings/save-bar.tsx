import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { getLabel } from '../../../shared/channels/words';
import { SETTINGS_SECTIONS } from '../../hooks/place';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { fieldId } from './channels/channel-faults';
import type { ChannelRemark } from './channels/channel-remarks';
import { getSection, wordField } from './field-names';
import { useForm } from './form-context';
import classes from './save-bar.module.css';

/** What is not saved yet, what stands in the way, what is still missing once it is saved, and the ways on. */
export function SaveBar() {
  const { texts } = useApp();
  const { changed, lostSecrets, save, saveState, discard, takeBack } = useForm();
  const isDirty = changed.length > 0 || lostSecrets.length > 0;
  if (!isDirty && saveState.kind !== 'saved' && takeBack === null) return null;
  return (
    <div className={classes.bar} data-dirty={isDirty ? true : undefined}>
      <div className={classes.words} role="status">
        {isDirty ? <Unsaved /> : takeBack === null ? <Saved /> : texts('settings:save.discarded')}
      </div>
      {!isDirty && takeBack !== null && (
        <Button variant="default" onClick={takeBack}>
          {texts('settings:save.undo')}
        </Button>
      )}
      {isDirty && (
        <>
          <Button variant="default" onClick={discard}>
            {texts('settings:save.discard')}
          </Button>
          <Button disabled={saveState.kind === 'saving' || changed.length === 0} onClick={() => void save()}>
            {texts(saveState.kind === 'saving' ? 'settings:save.saving' : 'settings:save.save')}
          </Button>
        </>
      )}
    </div>
  );
}

/** What waits to be saved, or what keeps it from being saved. */
function Unsaved() {
  const { texts } = useApp();
  const { changed, faults, lostSecrets, saveState } = useForm();
  const changedIn = new Set(changed.map(getSection));
  const sections = SETTINGS_SECTIONS.filter((section) => changedIn.has(section)).map((section) =>
    texts(`settings:section.${section}`),
  );
  const lost = lostSecrets.map((name) => ({ name, field: name.replace('.', '-') }));
  return (
    <>
      {faults.length > 0 ? (
        <Line isFault>
          {texts('settings:save.faults', { count: faults.length })}{' '}
          <FieldLinks fields={faults.map((fault) => [fault.field, wordField(fault, texts)])} />
        </Line>
      ) : saveState.kind === 'not-written' ? (
        <>
          <Line isFault>{texts('settings:save.notWritten')}</Line>
          <TechnicalDetail text={saveState.detail} />
        </>
      ) : (
        sections.length > 0 && (
          <Line>
            {texts('settings:save.unsaved', { sections: sections.join(texts('common:list.separator')) })}
          </Line>
        )
      )}
      {lost.length > 0 && (
        <Line>
          {texts('settings:save.lostSecrets')}{' '}
          <FieldLinks
            fields={lost.map(({ field }) => [
              field,
              wordField({ field, value: field, problem: 'missing' }, texts),
            ])}
          />
        </Line>
      )}
    </>
  );
}

/** That it is saved, and what its channels still need before they tell anything. */
function Saved() {
  const { texts } = useApp();
  const { saveState, hideSaved } = useForm();
  if (saveState.kind !== 'saved') return null;
  return (
    <>
      <span className={classes.saved}>
        <IconCheck size={18} stroke={1.75} aria-hidden="true" />
        {texts('settings:save.saved')}
      </span>
      {saveState.remarks.map((remark) => (
        <Remark key={remark.channel} remark={remark} />
      ))}
      {saveState.remarks.length > 0 && (
        <TextButton onClick={hideSaved}>{texts('settings:save.hide')}</TextButton>
      )}
    </>
  );
}

function Remark({ remark }: { readonly remark: ChannelRemark }) {
  const { texts } = useApp();
  const { form, save } = useForm();
  const { channel } = remark;
  const name = texts(`common:channel.${channel}`);
  if (remark.kind === 'missing') {
    return (
      <Line>
        {texts('settings:save.stillNeeds', { name })}{' '}
        <FieldLinks
          fields={remark.names.map((field) => [fieldId(channel, field), getLabel(texts, channel, field)])}
        />
      </Line>
    );
  }
  const switchOn = () =>
    save({ channels: { ...form.channels, [channel]: { ...form.channels[channel], isEnabled: true } } });
  return (
    <Line>
      {texts('settings:save.stillOff', { name })}{' '}
      <TextButton onClick={() => void switchOn()}>{texts('settings:save.switchOn', { name })}</TextButton>
    </Line>
  );
}

function Line({ isFault = false, children }: { readonly isFault?: boolean; readonly children: ReactNode }) {
  return <p className={isFault ? classes.fault : undefined}>{children}</p>;
}

/** Fields by their names; a click goes there. */
export function FieldLinks({
  fields,
}: {
  readonly fields: readonly (readonly [id: string, name: string])[];
}) {
  const { texts } = useApp();
  const { showField } = useForm();
  return fields.map(([id, name], index) => (
    <span key={id}>
      {index > 0 && texts('common:list.separator')}
      <TextButton onClick={() => showField(id)}>{name}</TextButton>
    </span>
  ));
}
