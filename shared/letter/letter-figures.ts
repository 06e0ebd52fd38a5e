import { SECOND_MS } from '../durations';
import { DIRECTIONS, type Direction } from '../report/report';
import { PLAN_FIGURES } from '../rules/rules';
import { clockOfHour, findWorstHours } from '../report/worst-hours';
import type { LetterFacts } from './letter';
import { outagesOfProvider } from './letter-findings';
import {
  letterDate,
  letterLength,
  letterNumber,
  letterSetThroughput,
  letterShare,
  letterThroughput,
  letterTime,
} from './letter-format';
import type { LetterWords } from './letter-words';

/** More are in the report. */
const MOST_OUTAGES = 10;

/** What the contract states, a line for each direction; empty where nobody has said. */
export function promisedLines({ plan }: LetterFacts, words: LetterWords): readonly string[] {
  return DIRECTIONS.flatMap((direction) => {
    const figures = PLAN_FIGURES.flatMap((figure) => {
      const value = plan[figure][direction];
      return value === null ? [] : [words.promised(words.figure[figure], letterSetThroughput(value, words))];
    });
    return figures.length === 0
      ? []
      : [words.labelled(words.direction[direction], figures.join(words.separator))];
  });
}

/** What the tests say, a line for each statement. */
export function measuredLines(facts: LetterFacts, words: LetterWords): readonly string[] {
  const { summary } = facts;
  const lines = DIRECTIONS.flatMap((direction) => directionLines(facts, direction, words));
  const hours = findWorstHours(summary.hours).map(({ hour, medianDownload }) =>
    words.hour(clockOfHour(hour), clockOfHour(hour + 1), letterThroughput(medianDownload, words)),
  );
  const number = (value: number) => letterNumber(value, words);
  const links = summary.surroundings.links;
  const cable = links.find(({ link }) => link === 'ethernet')?.tests ?? 0;
  const tests = links.reduce((sum, link) => sum + link.tests, 0);
  return [
    ...(lines.length === 0 ? [words.noTests] : lines),
    ...(hours.length === 0 ? [] : [words.worstHours(hours.join(words.separator))]),
    ...(summary.failed === 0 ? [] : [words.failed(number(summary.failed), number(summary.tests))]),
    ...(cable === 0 ? [] : [words.cable(number(cable), number(tests))]),
  ];
}

function directionLines(
  { summary }: LetterFacts,
  direction: Direction,
  words: LetterWords,
): readonly string[] {
  const { tests, median, lowest, highest, againstPlan } = summary.directions[direction];
  if (tests === 0 || median === null || lowest === null || highest === null) return [];
  const name = words.direction[direction];
  const number = (value: number) => letterNumber(value, words);
  // The days of a plan are those of its direction; those of the summary are of the download.
  const days = againstPlan[0]?.days ?? (direction === 'download' ? summary.days : null);
  const lines = [
    words.median({
      direction: name,
      median: letterThroughput(median, words),
      lowest: letterThroughput(lowest, words),
      highest: letterThroughput(highest, words),
      tests,
      testsText: number(tests),
      days: days === null ? null : { count: days, text: number(days) },
    }),
  ];
  for (const entry of againstPlan) {
    const figure = words.figure[entry.figure];
    if (entry.below > 0)
      lines.push(
        words.below({
          direction: name,
          figure,
          promised: letterSetThroughput(entry.bitsPerSecond, words),
          below: number(entry.below),
          tests: number(tests),
          share: letterShare(entry.below, tests, words),
        }),
      );
    const daysBelow = entry.days - entry.daysReachedNineTenths;
    if (entry.figure === 'maximum' && daysBelow > 0)
      lines.push(
        words.daysBelow({
          direction: name,
          figure,
          days: number(daysBelow),
          allDays: number(entry.days),
        }),
      );
  }
  return lines;
}

/**
 * The outages beyond the home network: a sentence, then the longest of them in the order of time; empty without any. One
 * that goes on lasts at least until `until`, the end of the measurements.
 */
export function outageLines(facts: LetterFacts, words: LetterWords, until: number): readonly string[] {
  const { outages, unplaced } = outagesOfProvider(facts);
  const { watchedSeconds } = facts.summary.availability;
  const long = (milliseconds: number) => letterLength(milliseconds, words);
  const lengths = outages.map(({ from, to, isEndObserved }) => ({
    from: Date.parse(from),
    lengthMs: (to === null ? until : Date.parse(to)) - Date.parse(from),
    isAtLeast: to === null || !isEndObserved,
  }));
  const byLength = lengths.toSorted((one, other) => other.lengthMs - one.lengthMs);
  const [longest] = byLength;
  const further = unplaced === 0 ? [] : [words.unplacedOutages(unplaced, outages.length > 0)];
  if (longest === undefined) return further;
  const listed = byLength.slice(0, MOST_OUTAGES).toSorted((one, other) => one.from - other.from);
  const more = lengths.length - listed.length;
  return [
    words.outages({
      count: lengths.length,
      countText: letterNumber(lengths.length, words),
      together: long(lengths.reduce((sum, { lengthMs }) => sum + lengthMs, 0)),
      longest: long(longest.lengthMs),
      isAtLeast: lengths.some(({ isAtLeast }) => isAtLeast),
      watched: long(watchedSeconds * SECOND_MS),
    }),
    ...listed.map(
      ({ from, lengthMs, isAtLeast }) =>
        `- ${words.outage({
          date: letterDate(from, facts.timeZone, words),
          time: letterTime(from, facts.timeZone),
          length: long(lengthMs),
          isAtLeast,
        })}`,
    ),
    ...(more === 0 ? [] : [`- ${words.moreOutages(more)}`]),
    ...further,
  ];
}
