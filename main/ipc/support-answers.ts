import { SUPPORT_EXTENSION } from '../../shared/support';
import { formatSortable } from '../../shared/texts/format-time';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Clock } from '../core/ports';
import type { FileSuggestion } from '../shell/chosen-file';
import type { SupportDesk } from '../support/support-desk';
import type { Answers } from './routes';

export interface SupportAnswersDeps {
  readonly services: {
    readonly language: () => Language;
    readonly timeZone: () => string;
    readonly clock: Clock;
  };
  /** Loaded when somebody asks for help. */
  readonly support: () => Promise<Pick<SupportDesk, 'diagnostics' | 'preview' | 'save'>>;
  readonly copyText: (text: string) => void;
  readonly askWhereToSave: (suggestion: FileSuggestion) => Promise<string | null>;
}

type Answered = Pick<Answers, 'diagnostics:copy' | 'support:preview' | 'support:save'>;

/** What the window’s requests for others’ help are answered with. */
export function supportAnswers({
  services,
  support,
  copyText,
  askWhereToSave,
}: SupportAnswersDeps): Answered {
  const suggestion = (): FileSuggestion => {
    const day = formatSortable(services.clock.now(), services.timeZone()).slice(0, '2026-11-23'.length);
    return {
      name: `linewatch-support-${day}.${SUPPORT_EXTENSION}`,
      extension: SUPPORT_EXTENSION,
      kind: textsIn(services.language())('about:support.kind'),
    };
  };
  return {
    'diagnostics:copy': async () => {
      copyText(await (await support()).diagnostics());
      return true;
    },
    'support:preview': async () => (await support()).preview(),
    'support:save': async (id) => (await support()).save(id, () => askWhereToSave(suggestion())),
  };
}
