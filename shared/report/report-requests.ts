import type { CampaignRequests } from '../campaign/campaign-requests';
import type { LetterRequests } from '../letter/letter-requests';
import type { ReportAnswer, ReportOrder } from './report-order';
import type { VerifyAnswer } from './verification';

/** What the window asks for what is shown to others: reports, letters, and the campaigns that they are about. */
export interface ReportRequests extends LetterRequests, CampaignRequests {
  /** Saves a report where the person wants it. */
  'report:write': { args: [order: ReportOrder]; answer: ReportAnswer };
  /** Looks whether a report that the person names was changed since it was made. */
  'report:verify': { args: []; answer: VerifyAnswer };
}
