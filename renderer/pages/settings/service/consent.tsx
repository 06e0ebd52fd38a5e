import { Button } from '@mantine/core';
import { formatDate } from '../../../../shared/texts/format-time';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { acceptedAt } from './service-standing';
import classes from './service.module.css';

const ASKED = {
  ndt7: { words: 'data-policy', field: 'acceptedPolicyAt' },
  ookla: { words: 'licence', field: 'acceptedLicenceAt' },
} as const;

/** What a service asks its users to accept: the words, the acceptance with its date, and the way back. */
export function Consent({ kind }: { readonly kind: keyof typeof ASKED }) {
  const { texts, style } = useApp();
  const { form, change } = useForm();
  const { words, field } = ASKED[kind];
  const at = acceptedAt(kind, form);
  const set = (time: number | null) => change({ service: { ...form.service, [field]: time } });
  return (
    <div className={classes.consent}>
      <p>{texts(`settings:service.consent.${words}`)}</p>
      {at === null ? (
        <Button variant="default" size="compact-sm" onClick={() => set(Date.now())}>
          {texts(`settings:service.consent.accept.${words}`)}
        </Button>
      ) : (
        <p className={classes.accepted}>
          {texts('settings:service.consent.accepted', { date: formatDate(at, style) })}{' '}
          <TextButton onClick={() => set(null)}>{texts('settings:service.consent.takeBack')}</TextButton>
        </p>
      )}
    </div>
  );
}
