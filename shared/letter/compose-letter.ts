import { DAY_MS } from '../durations';
import { localTimeAt } from '../local-time';
import type { Letter, LetterChoices, LetterDetails, LetterFacts } from './letter';
import { measuredLines, outageLines, promisedLines } from './letter-figures';
import { findingOf, isBelowContract } from './letter-findings';
import { letterDate, letterNumber } from './letter-format';
import type { LetterWords } from './letter-words';
import { letterWords } from './words-of';

/** A letter to the provider. It says of the line what the figures carry; what is not known is left out. */
export function composeLetter(
  facts: LetterFacts,
  details: LetterDetails,
  choices: LetterChoices,
  now: number,
): Letter {
  const words = letterWords(choices.language);
  const { timeZone } = facts;
  const from = letterDate(Date.parse(facts.from), timeZone, words);
  const to = letterDate(measuredUntil(facts, now) - 1, timeZone, words);
  const finding = findingOf(facts);
  const subject =
    details.contractNumber === ''
      ? words.subject[finding]
      : words.subjectWith(words.subject[finding], details.contractNumber);
  const promised = promisedLines(facts, words);
  const outages = outageLines(facts, words, measuredUntil(facts, now));
  const blocks = [
    lines(details.name, details.address),
    lines(details.provider, details.providerAddress),
    letterDate(now, timeZone, words),
    lines(
      subject,
      details.customerNumber === '' ? '' : words.customerNumber(details.customerNumber),
      details.contractNumber === '' ? '' : words.contractNumber(details.contractNumber),
    ),
    words.salutation,
    lines(words.measured({ from, to, zone: timeZone, network: facts.networkName }), words.finding[finding]),
    promised.length === 0 ? '' : lines(words.promisedTitle, ...promised.map(listed)),
    lines(words.measuredTitle, ...measuredLines(facts, words).map(listed)),
    outages.length === 0 ? '' : lines(words.outagesTitle, ...outages),
    asked(facts, choices, words, now),
    words.answer,
    lines(words.enclosuresTitle, listed(words.enclosure(from, to)), sealLine(facts, words)),
    lines(words.closing, details.name === '' ? '' : `\n${details.name}`),
  ];
  return { subject, text: `${blocks.filter((block) => block !== '').join('\n\n')}\n` };
}

/** The end of the measurements, exclusive: a period that is not over is measured until now. */
function measuredUntil({ from, to }: LetterFacts, now: number): number {
  return Math.max(Date.parse(from) + 1, Math.min(Date.parse(to), now));
}

const listed = (line: string) => `- ${line}`;
const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');

function asked(facts: LetterFacts, choices: LetterChoices, words: LetterWords, now: number): string {
  const { asks, termDays, namesLaw } = choices;
  const by = termDay(now, termDays, facts.timeZone, words);
  const hasRepair = asks.includes('repair');
  const isAboutPrice = asks.includes('reduction') || asks.includes('termination');
  const wanted = [
    ...(hasRepair ? [words.repair(by)] : []),
    ...(asks.includes('reduction') ? [words.reduction] : []),
    ...(asks.includes('termination') ? [words.termination(hasRepair ? by : null)] : []),
  ];
  // The law speaks of the throughput: it is named where the figures say that it was too low.
  const isLawNamed = namesLaw && isAboutPrice && words.law !== null && isBelowContract(facts);
  const ground = isLawNamed ? words.law : words.notCertified;
  return wanted.length === 0
    ? words.notCertified
    : `${lines(words.askTitle, ...wanted.map((ask, index) => `${index + 1}. ${ask}`))}\n\n${ground}`;
}

/** The day so many calendar days from now: at noon, so that no change of the clock moves it. */
function termDay(now: number, days: number, timeZone: string, words: LetterWords): string {
  const noon = Math.floor(localTimeAt(now, timeZone) / DAY_MS) * DAY_MS + DAY_MS / 2;
  return letterDate(noon + days * DAY_MS, 'UTC', words);
}

function sealLine({ head, timeZone }: LetterFacts, words: LetterWords): string {
  if (head === null) return '';
  const date = letterDate(Date.parse(head.at), timeZone, words);
  return listed(words.seal(letterNumber(head.number, words), date, head.hash));
}
