import { TextInput } from '@mantine/core';
import type { Texts } from '../../../../shared/texts/i18n';
import type { ProviderState } from '../../../../shared/ipc';
import type { ProviderKind } from '../../../../shared/providers';
import { useApp } from '../../../hooks/app-context';
import { useField, useForm } from '../form-context';
import { Consent } from './consent';
import { dataInWords } from './service-words';
import { hasOwnServer, needsConsent } from './service-standing';
import classes from './service.module.css';

interface ServiceDetailsProps {
  readonly kind: ProviderKind;
  /** Null as long as nothing is known of the service. */
  readonly state: ProviderState | null;
  readonly interval: string;
}

/** What a service costs and asks, and what it needs from the user. */
export function ServiceDetails({ kind, state, interval }: ServiceDetailsProps) {
  const { texts, style } = useApp();
  const { form } = useForm();
  return (
    <div className={classes.details}>
      <dl className={classes.facts}>
        {state !== null && (
          <>
            <dt>{texts('settings:service.fact.data')}</dt>
            <dd>{dataInWords(state.estimatedBytes, texts, style.language)}</dd>
          </>
        )}
        <dt>{texts('settings:service.fact.interval')}</dt>
        <dd>{interval}</dd>
        <dt>{texts('settings:service.fact.privacy')}</dt>
        <dd>{texts(`settings:service.privacy.${hasOwnServer(kind, form) ? 'own' : kind}`)}</dd>
        {kind === 'ookla' && state !== null && (
          <>
            <dt>{texts('settings:service.fact.program')}</dt>
            <dd>{programInWords(state, texts)}</dd>
          </>
        )}
        {kind === 'ookla' && <OoklaServer />}
      </dl>
      {needsConsent(kind, form) && (kind === 'ndt7' || kind === 'ookla') && <Consent kind={kind} />}
    </div>
  );
}

/** The number of Ookla's server to use. */
function OoklaServer() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { fault, control } = useField('ookla-server');
  return (
    <>
      <dt>
        <label htmlFor="ookla-server">{texts('settings:service.fact.server')}</label>
      </dt>
      <dd>
        <TextInput
          {...control}
          className={classes.number ?? ''}
          size="xs"
          inputMode="numeric"
          autoComplete="off"
          value={form.service.ooklaServerId}
          onChange={(event) =>
            change({ service: { ...form.service, ooklaServerId: event.currentTarget.value } })
          }
        />
        <span id="ookla-server-hint">{texts('settings:service.ooklaServer')}</span>
        {fault !== null && (
          <p className={classes.fault} id="ookla-server-fault" role="alert">
            {fault}
          </p>
        )}
      </dd>
    </>
  );
}

function programInWords({ program, problem }: ProviderState, texts: Texts): string {
  if (program !== null) return texts('settings:service.program.found', { version: program });
  return texts(
    problem?.detail === 'python-tool'
      ? 'settings:service.program.otherTool'
      : 'settings:service.program.absent',
  );
}
