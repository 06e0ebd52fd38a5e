import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useAnswer, getValue } from '../../../hooks/use-answer';
import { useEvent } from '../../../hooks/use-event';
import { useForm } from '../form-context';
import { LeavingChoice } from './leaving-choice';
import { readersLeaving } from './readers-leaving';

/** Addresses are being removed from mail while messages wait for them; nothing while none do. */
export function LeavingReaders() {
  const { texts, settings } = useApp();
  const { form, change } = useForm();
  const { answer, again } = useAnswer('waiting readers', () => bridge.deliveryReaders());
  useEvent('onDeliveryChanged', again);
  const { removed, isReplaced } = readersLeaving(settings.channels.mail, form.channels.mail);
  const waiting = (getValue(answer) ?? []).filter(({ recipient }) => removed.includes(recipient));
  if (waiting.length === 0) return null;
  return (
    <LeavingChoice
      question={texts('settings:leaving.readers.question', {
        count: waiting.reduce((sum, { messages }) => sum + messages, 0),
        readers: waiting.map(({ recipient }) => recipient).join(texts('common:list.separator')),
      })}
      hints={{
        'set-aside': texts(
          isReplaced ? 'settings:leaving.readers.hint.replace' : 'settings:leaving.hint.set-aside',
        ),
        send: texts('settings:leaving.readers.hint.send'),
      }}
      isSent={form.letGoReaders}
      onChange={(letGoReaders) => change({ letGoReaders })}
    />
  );
}
