import { Fragment } from 'react';
import type { ChannelKind, SecretName } from '../../../../shared/channels';
import { getFields, isWanted, getSecretFields } from '../../../../shared/channels/completeness';
import type { Field, SecretField } from '../../../../shared/channels/definition';
import type { ChannelState } from '../../../../shared/ipc';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useFold } from '../../../hooks/use-fold';
import { useForm } from '../form-context';
import { TestRow } from '../test-row';
import { blamedField } from '../../../../shared/channels/remedy';
import { getBlames } from './channel-blames';
import { fieldId } from './channel-faults';
import { ChannelField } from './channel-field';
import { toChannelsForm, getValues } from './channels-form';
import { ChannelTroubles } from './channel-troubles';
import { ConsentRow } from './consent-row';
import { FindServer } from './find-server';
import { LeavingReaders } from './leaving-readers';
import { SecretRow } from './secret-row';
import { StorageChoice } from './storage-choice';
import classes from './channels.module.css';

interface ChannelFieldsProps {
  readonly kind: ChannelKind;
  /** Null where the application has not told yet. */
  readonly state: ChannelState | null;
}

/** The form of a channel, from its definition: a test, right below its switch; what most need first, the rest on demand. */
export function ChannelFields({ kind, state }: ChannelFieldsProps) {
  const { texts, settings } = useApp();
  const { form, faults, secrets, sought } = useForm();
  const values = getValues(kind, form.channels[kind]);
  const wanted = <Any extends Field | SecretField>(entries: readonly (readonly [string, Any])[]) =>
    entries.filter(([, field]) => isWanted(field, values));
  const fields = wanted(getFields(kind));
  const secretFields = wanted(getSecretFields(kind));
  const advanced = [...fields, ...secretFields].filter(([, field]) => field.isAdvanced === true);
  const blames = getBlames(state, values, texts);
  // What was corrected and not saved yet is no longer to blame.
  const getBlame = (name: string) => (isAsStored(name) ? (blames.get(name) ?? null) : null);
  const isFaulty = advanced.some(
    ([name]) => getBlame(name) !== null || faults.some(({ field }) => field === fieldId(kind, name)),
  );
  const [isMoreAsked, setMoreAsked] = useFold(advanced.some(([name]) => sought === fieldId(kind, name)));
  const isMore = isMoreAsked || isFaulty;
  const isShown = ([, field]: readonly [string, Field | SecretField], isAdvanced: boolean) =>
    (field.isAdvanced === true) === isAdvanced;
  const rows = (isAdvanced: boolean) => (
    <>
      {fields
        .filter((entry) => isShown(entry, isAdvanced))
        .map(([name, field]) => (
          <Fragment key={name}>
            <ChannelField kind={kind} name={name} field={field} blame={getBlame(name)} />
            {kind === 'mail' && name === 'from' && <FindServer />}
          </Fragment>
        ))}
      {secretFields
        .filter((entry) => isShown(entry, isAdvanced))
        .map(([name, field]) => (
          <SecretRow key={name} kind={kind} name={name} field={field} blame={getBlame(name)} />
        ))}
    </>
  );
  const blamed = state?.problem?.problem == null ? null : blamedField(kind, state.problem.problem, values);
  const isProblemBeside = blamed !== null && getBlame(blamed) !== null;
  const hasNoKeyring = secretFields.some(
    ([name]) => secrets.statuses[`${kind}.${name}` as SecretName]?.isKeyringAvailable === false,
  );
  return (
    <>
      <TestRow channel={kind} />
      <ChannelTroubles state={state} isSaidBeside={isProblemBeside} />
      {rows(false)}
      {kind === 'mail' && <LeavingReaders />}
      {kind === 'mail' && values['auth'] === 'oauth2' && <ConsentRow />}
      {hasNoKeyring && <StorageChoice />}
      {advanced.length > 0 && (
        <p className={classes.more}>
          <TextButton
            label={texts(isMore ? 'settings:channel.lessOf' : 'settings:channel.moreOf', {
              name: texts(`common:channel.${kind}`),
            })}
            isOpen={isMore}
            onClick={() => setMoreAsked(!isMore)}
          >
            {texts(isMore ? 'settings:channel.less' : 'settings:channel.more')}
          </TextButton>
        </p>
      )}
      {isMore && rows(true)}
    </>
  );

  function isAsStored(name: string): boolean {
    const stored = toChannelsForm(settings.channels).channels[kind][name];
    const typed = (form.secrets as Readonly<Record<string, string | undefined>>)[`${kind}.${name}`] ?? '';
    return form.channels[kind][name] === stored && typed === '';
  }
}
