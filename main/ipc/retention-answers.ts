import type { RetentionState } from '../../shared/retention/retention';
import type { Settings } from '../../shared/settings';
import { errorText } from '../../shared/texts/error-text';
import type { Clock } from '../core/ports';
import type { Reader } from '../core/reader';
import type { Retention } from '../storage/retention/retention';
import type { Answers } from './routes';

/** What the window's requests for the time of single tests reach. */
export interface RetentionServices {
  readonly retention: Pick<Retention, 'state' | 'agree'>;
  readonly tidying: { readonly kick: () => void };
  readonly reader: Reader;
  readonly clock: Clock;
}

interface Deps {
  readonly services: RetentionServices;
  readonly settings: { readonly current: Settings };
  /** False where they could not be written. */
  readonly save: (settings: Settings) => boolean;
}

type Answered = Pick<Answers, Extract<keyof Answers, `retention:${string}`>>;

/** What the window's requests for the time of single tests are answered with. */
export function retentionAnswers({ services, settings, save }: Deps): Answered {
  const { retention, reader, clock } = services;
  return {
    'retention:read': (): RetentionState => retention.state(),
    'retention:preview': (months) =>
      reader.ask('retentionPreview', months, clock.now()).then(
        (preview) => ({ kind: 'preview', preview }) as const,
        (error: unknown) => ({ kind: 'failed', detail: errorText(error) }) as const,
      ),
    'retention:set': (months) => {
      const { current } = settings;
      if (!save({ ...current, records: { ...current.records, keepTestsMonths: months } })) return false;
      retention.agree(months);
      services.tidying.kick();
      return true;
    },
  };
}
