import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import { joinSentences } from '../../../shared/texts/format';
import { futuresInWords } from '../../../shared/messages/message-future';
import type { Message } from '../../../shared/messages/message';
import type { RecordingState } from '../../../shared/recording/recording';
import { recordingWords } from '../../../shared/recording/recording-words';
import type { StorageEvent } from '../../../shared/recording/storage-event';
import { eventWords, isRescued } from '../../../shared/recording/storage-event-words';
import type { OccasionDetail } from '../../../shared/rules/verdict';
import { explainReason } from './because';
import { digestColumns, runColumns } from './columns';
import { campaignWords } from './campaign-words';
import { getRules } from './data';
import { digestMessage } from './digest';
import { lineWords, outageCountWords, outageWords } from './line-words';
import type { OccasionInput, OccasionParts } from './occasion-input';

/** Composes the message of an occasion. It is the same for every channel. */
export function composeOccasion(input: OccasionInput): Message {
  const { occasion, verdict, texts, language } = input;
  return {
    ...getParts(input),
    columns: occasion.detail.kind === 'digest' ? digestColumns(texts) : runColumns(texts),
    because: explainReason([verdict], input),
    language,
    data: { kind: 'occasion', run: null, occasion: occasion.detail, rules: getRules([verdict], input) },
  };
}

function getParts(input: OccasionInput): OccasionParts {
  const { detail } = input.occasion;
  switch (detail.kind) {
    case 'silence':
      return { ...NOTHING_LISTED, ...silence(detail, input) };
    case 'channel-failing':
      return { ...NOTHING_LISTED, ...channelFailing(detail, input) };
    case 'digest':
      return digestMessage(detail, input);
    case 'outage':
      return { ...NOTHING_LISTED, ...outageWords(detail, input) };
    case 'outage-count':
      return { ...NOTHING_LISTED, ...outageCountWords(detail, input) };
    case 'line':
      return { ...NOTHING_LISTED, ...lineWords(detail, input) };
    case 'storage':
      return { ...NOTHING_LISTED, ...storage(detail.event, input) };
    case 'campaign':
      return { ...NOTHING_LISTED, ...campaignWords(detail, input) };
    case 'recording':
      return { ...NOTHING_LISTED, ...recording(detail.state, input) };
  }
}

const NOTHING_LISTED = { rows: [], items: [], chart: null, method: '' };

type Words = Pick<OccasionParts, 'tone' | 'title' | 'summary'>;

function silence({ lastRunAt }: Extract<OccasionDetail, { kind: 'silence' }>, input: OccasionInput): Words {
  const { texts, language, occasion } = input;
  const duration = lastRunAt === null ? '' : formatDuration(occasion.at - lastRunAt, language);
  const last = lastRunAt === null ? '' : formatShortDateTime(lastRunAt, input);
  return {
    tone: 'bad',
    title: texts('message:silence.title', { duration }),
    summary: texts('message:silence.summary', { last }),
  };
}

function channelFailing(
  { channel, since, waiting, reply, counts }: Extract<OccasionDetail, { kind: 'channel-failing' }>,
  input: OccasionInput,
): Words {
  const { texts, language, verdict } = input;
  const name = texts(`common:channel.${channel}`);
  const futures = counts === undefined ? [] : futuresInWords(counts, texts);
  if (verdict.reason === 'recovered') {
    const nothing = texts('message:channelFailing.nothingWaits');
    return {
      tone: 'good',
      title: texts('message:channelFailing.over', { channel: name }),
      summary: joinSentences(futures.length === 0 ? [nothing] : futures, language),
    };
  }
  const words = { count: waiting, since: formatShortDateTime(since, input) };
  const sentences = [
    ...(waiting === 0 ? [] : [texts('message:channelFailing.waits', words)]),
    ...futures,
    texts('message:channelFailing.whatToDo'),
    ...(reply === '' ? [] : [texts('message:channelFailing.reply', { reply })]),
  ];
  return {
    tone: 'bad',
    title: texts(`message:channelFailing.${waiting === 0 ? 'notDelivered' : 'title'}`, { channel: name }),
    summary: joinSentences(sentences, language),
  };
}

/** One sentence for each value of the settings file that was ignored. */
function storage(event: StorageEvent, { texts, language, timeZone }: OccasionInput): Words {
  const { title, text, lines } = eventWords(event, texts, { language, timeZone });
  const tone = event.kind === 'database-lost' && !isRescued(event) ? 'bad' : 'warning';
  return { tone, title, summary: joinSentences([text, ...lines], language) };
}

function recording(state: RecordingState, { texts }: OccasionInput): Words {
  const { title, text } = recordingWords(state, texts);
  const tone = state.kind === 'fine' ? 'good' : state.kind === 'failing' ? 'bad' : 'warning';
  return { tone, title, summary: text };
}
