import type { ReactNode } from 'react';
import type { ProviderKind } from '../../../../shared/providers';
import { TextButton } from '../../../components/inputs/text-button';
import { Standing } from '../../../components/standing';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useNow } from '../../../hooks/use-now';
import { useFold } from '../../../hooks/use-fold';
import { useForm } from '../form-context';
import { ServiceDetails } from './service-details';
import { hasOwnServer, describeStanding } from './service-standing';
import { intervalInWords, testInWords } from './service-words';
import classes from './service.module.css';

interface ServiceCardProps {
  readonly kind: ProviderKind;
  readonly isUsed?: boolean;
  readonly isAlwaysOpen?: boolean;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** One service: what it is, what a test costs, how it stands now; its details where they are asked for. */
export function ServiceCard({ kind, isUsed = true, isAlwaysOpen = false, before, after }: ServiceCardProps) {
  const { texts, style } = useApp();
  const { form, services, sought } = useForm();
  const now = useNow();
  const [isOpen, setOpen] = useFold(kind === 'ookla' && sought === 'ookla-server');
  const name = texts(`message:provider.${kind}`);
  const state = getValue(services.answer)?.find((candidate) => candidate.kind === kind) ?? null;
  const standing = state === null ? null : describeStanding(state, form, texts, { now, style });
  const interval = intervalInWords(kind, hasOwnServer(kind, form), texts, style.language);
  const isShown = isOpen || isAlwaysOpen;
  return (
    <li className={classes.item} data-unused={isUsed ? undefined : true}>
      {before}
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.name}>{name}</span>
          {isUsed && standing !== null && <Standing tone={standing.tone} words={standing.words} />}
          {!isUsed && <Standing words={texts('settings:service.unused')} />}
        </div>
        <p className={classes.what}>{texts(`settings:service.what.${kind}`)}</p>
        <p className={classes.cost}>
          {state !== null &&
            `${testInWords(state.estimatedBytes, form.data.scheduledMode, texts, style.language)} · `}
          {interval.short}
          {!isAlwaysOpen && (
            <>
              {' · '}
              <TextButton
                label={texts('settings:service.detailsOf', { name })}
                isOpen={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {texts('settings:service.details')}
              </TextButton>
            </>
          )}
        </p>
        {isShown && <ServiceDetails kind={kind} state={state} interval={interval.long} />}
      </div>
      {after}
    </li>
  );
}
