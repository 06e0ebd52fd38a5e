import type { CampaignEvent } from '../../../shared/campaign/campaign-event';
import { formatDateTimeZone } from '../../../shared/texts/format-time';
import type { OccasionInput, OccasionParts } from './occasion-input';

/** What is said of a series of measurements by the rule of a country. */
export function campaignWords(
  event: CampaignEvent,
  input: OccasionInput,
): Pick<OccasionParts, 'tone' | 'title' | 'summary'> {
  const { texts } = input;
  const { day, days, network } = event;
  const values = { day, days, network, country: texts(`campaign:country.${event.country}`) };
  switch (event.event) {
    case 'coming':
      return {
        tone: 'neutral',
        title: texts('message:campaign.coming.title', values),
        summary: texts('message:campaign.coming.summary', {
          ...values,
          at: formatDateTimeZone(event.at, input),
        }),
      };
    case 'not-counted':
      return {
        tone: 'warning',
        title: texts('message:campaign.not-counted.title', values),
        summary: texts('message:campaign.not-counted.summary', {
          ...values,
          problem: texts(`campaign:problem.${event.problem}`),
        }),
      };
    case 'other-network':
      return {
        tone: 'warning',
        title: texts('message:campaign.other-network.title', values),
        summary: texts('message:campaign.other-network.summary', values),
      };
    case 'complete':
      return {
        tone: 'good',
        title: texts('message:campaign.complete.title', values),
        summary: texts('message:campaign.complete.summary', values),
      };
  }
}
