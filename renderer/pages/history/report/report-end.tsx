import type { ReportAnswer } from '../../../../shared/report/report-order';
import { isUnchanged, type VerifyAnswer } from '../../../../shared/report/verification';
import { verificationSentences } from '../../../../shared/report/verification-words';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';

/** Where the report is, or why there is none; nothing where no file was named. */
export function ReportEnd({ answer }: { readonly answer: ReportAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'written':
      return <p>{texts('report:written', { count: answer.tests, path: answer.path })}</p>;
    case 'in-data-folder':
      return <p data-tone="bad">{texts('history:export.inDataFolder', { path: answer.path })}</p>;
    case 'not-written':
      return (
        <>
          <p data-tone="bad">{texts('history:export.failed', { path: answer.path })}</p>
          <TechnicalDetail text={answer.detail} />
        </>
      );
    case 'too-many':
      return <p data-tone="bad">{texts('report:tooMany', { tests: answer.tests, most: answer.most })}</p>;
    case 'not-ready':
      return <p data-tone="bad">{texts('report:notReady')}</p>;
    case 'cancelled':
      return null;
  }
}

/** What a look at a report has found; nothing where no file was named. */
export function VerifyEnd({ answer }: { readonly answer: VerifyAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'cancelled':
      return null;
    case 'not-read':
      return (
        <p data-tone="bad">{texts('report:verify.notRead', { path: answer.path, detail: answer.detail })}</p>
      );
    case 'no-report':
    case 'verified':
      return verificationSentences(answer, texts).map((sentence, index) => (
        <p key={index} data-tone={index === 0 && !isUnchanged(answer) ? 'bad' : undefined}>
          {sentence}
        </p>
      ));
  }
}
