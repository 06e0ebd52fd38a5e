import type { LetterWords } from '../letter-words';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const atLeast = (isAtLeast: boolean) => (isAtLeast ? 'at least ' : '');
const plural = (count: number, one: string, other: string) => (count === 1 ? one : other);

/** English letters name no law: the language says nothing of the country. */
export const english: LetterWords = {
  locale: 'en',
  separator: ', ',
  date: ({ year, month, day }) => `${day} ${MONTHS[month - 1]} ${year}`,
  length: {
    days: (value) => `${value} d`,
    hours: (value) => `${value} h`,
    minutes: (value) => `${value} min`,
    seconds: (value) => `${value} s`,
    milliseconds: (value) => `${value} ms`,
  },
  percent: (value) => `${value} %`,
  direction: { download: 'Download', upload: 'Upload' },
  figure: { maximum: 'maximum', normal: 'normally available', minimum: 'minimum' },

  customerNumber: (number) => `Customer number: ${number}`,
  contractNumber: (number) => `Contract number: ${number}`,
  subject: {
    below: 'Internet connection below the contract',
    outages: 'Outages of my internet connection',
    both: 'Internet connection below the contract, with outages',
    neither: 'Measurements of my internet connection',
  },
  subjectWith: (subject, number) => `${subject} (contract ${number})`,
  salutation: 'Dear Sir or Madam,',
  measured: ({ from, to, zone, network }) =>
    `From ${from} to ${to} I had my internet connection measured regularly by the program Linewatch${network === null ? '' : `, in the network “${network}”`}. Times and days are of the time zone ${zone}.`,
  finding: {
    below: 'In this period the connection did not always deliver what the contract states.',
    outages: 'In this period the connection had outages.',
    both: 'In this period the connection did not always deliver what the contract states, and it had outages.',
    neither: 'The figures are below.',
  },

  promisedTitle: 'What the contract states',
  measuredTitle: 'What was measured',
  noTests: 'No throughput that counts was measured in this period.',
  labelled: (label, value) => `${label}: ${value}`,
  promised: (figure, value) => `${figure} ${value}`,
  median: ({ direction, median, lowest, highest, tests, testsText, days }) =>
    `${direction}: median ${median} of ${testsText} ${plural(tests, 'test', 'tests')}${days === null ? '' : ` on ${days.text} ${plural(days.count, 'day', 'days')}`} (lowest ${lowest}, highest ${highest}).`,
  below: ({ direction, figure, promised, below, tests, share }) =>
    `${direction}: ${below} of ${tests} tests${share === null ? '' : ` (${share})`} were below the ${figure} speed of ${promised}.`,
  daysBelow: ({ direction, figure, days, allDays }) =>
    `${direction}: on ${days} of ${allDays} days no test reached 90 % of the ${figure} speed.`,
  worstHours: (hours) => `Slowest hours of the day (median download): ${hours}.`,
  hour: (from, to, median) => `${from}–${to} ${median}`,
  failed: (failed, tests) => `${failed} of ${tests} tests failed.`,
  cable: (cable, tests) => `${cable} of ${tests} tests were made over a network cable.`,

  outagesTitle: 'Outages',
  outages: ({ count, countText, together, longest, watched, isAtLeast }) =>
    count === 1
      ? `In ${watched} of observation there was 1 outage outside of my home network, of ${atLeast(isAtLeast)}${together}:`
      : `In ${watched} of observation there were ${countText} outages outside of my home network, together ${atLeast(isAtLeast)}${together}, the longest ${atLeast(isAtLeast)}${longest}:`,
  outage: ({ date, time, length, isAtLeast }) => `${date}, ${time}: ${atLeast(isAtLeast)}${length}`,
  moreOutages: (count) => `and ${count} more, listed in the report`,
  unplacedOutages: (count, isFurther) =>
    count === 1
      ? `Of 1 ${isFurther ? 'further ' : ''}outage it is not known where the line broke; it is in the report.`
      : `Of ${count} ${isFurther ? 'further ' : ''}outages it is not known where the line broke; they are in the report.`,

  askTitle: 'What I ask for',
  repair: (by) => `Please find the cause and repair it by ${by}.`,
  reduction: 'Please reduce the price in proportion to the deviation until the contract is fulfilled.',
  termination: (by) =>
    by === null
      ? 'I reserve the right to terminate the contract early.'
      : `If it is not repaired by ${by}, I reserve the right to terminate the contract early.`,
  law: null,
  notCertified:
    'These measurements are not certified by an authority. If you need a measurement by the official tool of the regulator, please tell me.',
  answer: 'Please confirm in writing that you have received this letter, and tell me what you will do.',
  enclosuresTitle: 'Enclosure',
  enclosure: (from, to) => `Report of the measurements from ${from} to ${to}`,
  seal: (number, date, hash) =>
    `The report is sealed by a chain of hashes; its newest entry is number ${number} of ${date}, SHA-256 ${hash}`,
  closing: 'Yours faithfully',
};
