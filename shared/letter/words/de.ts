import type { LetterWords } from '../letter-words';

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const plural = (count: number, one: string, other: string) => (count === 1 ? one : other);

const atLeast = (isAtLeast: boolean) => (isAtLeast ? 'mindestens ' : '');

/**
 * German letters can name § 57 (4) TKG (Germany) as the ground of what is asked for. It speaks of deviations that were
 * found by a mechanism of the Bundesnetzagentur, or one that it has certified: the letter says that this is none.
 */
export const german: LetterWords = {
  locale: 'de',
  separator: ', ',
  date: ({ year, month, day }) => `${day}. ${MONTHS[month - 1]} ${year}`,
  length: {
    days: (value) => `${value} Tg.`,
    hours: (value) => `${value} Std.`,
    minutes: (value) => `${value} Min.`,
    seconds: (value) => `${value} Sek.`,
    milliseconds: (value) => `${value} ms`,
  },
  percent: (value) => `${value} %`,
  direction: { download: 'Download', upload: 'Upload' },
  figure: { maximum: 'maximal', normal: 'normalerweise zur Verfügung stehend', minimum: 'minimal' },

  customerNumber: (number) => `Kundennummer: ${number}`,
  contractNumber: (number) => `Vertragsnummer: ${number}`,
  subject: {
    below: 'Internetanschluss unter der vereinbarten Geschwindigkeit',
    outages: 'Ausfälle meines Internetanschlusses',
    both: 'Internetanschluss unter der vereinbarten Geschwindigkeit, Ausfälle',
    neither: 'Messungen an meinem Internetanschluss',
  },
  subjectWith: (subject, number) => `${subject} (Vertrag ${number})`,
  salutation: 'Sehr geehrte Damen und Herren,',
  measured: ({ from, to, zone, network }) =>
    `vom ${from} bis zum ${to} habe ich meinen Internetanschluss regelmäßig mit dem Programm Linewatch gemessen${network === null ? '' : `, im Netz „${network}“`}. Uhrzeiten und Tage gelten in der Zeitzone ${zone}.`,
  finding: {
    below: 'In dieser Zeit hat der Anschluss nicht immer geleistet, was der Vertrag angibt.',
    outages: 'In dieser Zeit ist der Anschluss ausgefallen.',
    both: 'In dieser Zeit hat der Anschluss nicht immer geleistet, was der Vertrag angibt, und ist ausgefallen.',
    neither: 'Die Ergebnisse stehen unten.',
  },

  promisedTitle: 'Angaben des Vertrags',
  measuredTitle: 'Messergebnisse',
  noTests: 'In dieser Zeit wurde keine Geschwindigkeit gemessen, die zählt.',
  labelled: (label, value) => `${label}: ${value}`,
  promised: (figure, value) => `${figure} ${value}`,
  median: ({ direction, median, lowest, highest, tests, testsText, days }) =>
    `${direction}: Median ${median} aus ${testsText} ${plural(tests, 'Messung', 'Messungen')}${days === null ? '' : ` an ${days.text} ${plural(days.count, 'Tag', 'Tagen')}`} (niedrigster Wert ${lowest}, höchster ${highest}).`,
  below: ({ direction, figure, promised, below, tests, share }) =>
    `${direction}: ${below} von ${tests} Messungen${share === null ? '' : ` (${share})`} lagen unter der Angabe „${figure}“ von ${promised}.`,
  daysBelow: ({ direction, figure, days, allDays }) =>
    `${direction}: An ${days} von ${allDays} Tagen erreichte keine Messung 90 % der Angabe „${figure}“.`,
  worstHours: (hours) => `Langsamste Stunden des Tages (Median des Downloads): ${hours}.`,
  hour: (from, to, median) => `${from}–${to} Uhr ${median}`,
  failed: (failed, tests) => `${failed} von ${tests} Messungen schlugen fehl.`,
  cable: (cable, tests) => `${cable} von ${tests} Messungen liefen über ein Netzwerkkabel.`,

  outagesTitle: 'Ausfälle',
  outages: ({ count, countText, together, longest, watched, isAtLeast }) =>
    count === 1
      ? `In ${watched} Beobachtung gab es 1 Ausfall außerhalb meines Heimnetzes, Dauer ${atLeast(isAtLeast)}${together}:`
      : `In ${watched} Beobachtung gab es ${countText} Ausfälle außerhalb meines Heimnetzes, zusammen ${atLeast(isAtLeast)}${together}, der längste ${atLeast(isAtLeast)}${longest}:`,
  outage: ({ date, time, length, isAtLeast }) => `${date}, ${time} Uhr: ${atLeast(isAtLeast)}${length}`,
  moreOutages: (count) => `und ${count} weitere, siehe Bericht`,
  unplacedOutages: (count, isFurther) =>
    count === 1
      ? `Bei 1 ${isFurther ? 'weiteren ' : ''}Ausfall ist nicht bekannt, wo die Verbindung unterbrochen war; er steht im Bericht.`
      : `Bei ${count} ${isFurther ? 'weiteren ' : ''}Ausfällen ist nicht bekannt, wo die Verbindung unterbrochen war; sie stehen im Bericht.`,

  askTitle: 'Meine Forderung',
  repair: (by) => `Bitte finden und beheben Sie die Ursache bis zum ${by}.`,
  reduction:
    'Bitte mindern Sie das Entgelt im Verhältnis der Abweichung, bis die vertragliche Leistung erbracht wird.',
  termination: (by) =>
    by === null
      ? 'Ich behalte mir vor, den Vertrag außerordentlich zu kündigen.'
      : `Wird sie bis zum ${by} nicht behoben, behalte ich mir vor, den Vertrag außerordentlich zu kündigen.`,
  law: 'Ich berufe mich auf § 57 Abs. 4 TKG. Danach können Verbraucher bei erheblichen, kontinuierlichen oder regelmäßig wiederkehrenden Abweichungen der Geschwindigkeit das Entgelt mindern oder den Vertrag außerordentlich kündigen, wenn ein von der Bundesnetzagentur bereitgestellter oder zertifizierter Überwachungsmechanismus sie ermittelt hat. Als Nachweis gilt daher die Breitbandmessung der Bundesnetzagentur. Die Messungen in diesem Schreiben sind kein solcher Nachweis; sie sollen Ihnen zeigen, dass eine Prüfung nötig ist.',
  notCertified:
    'Diese Messungen sind nicht behördlich zertifiziert. Wenn Sie eine Messung mit dem amtlichen Werkzeug brauchen, teilen Sie mir das bitte mit.',
  answer:
    'Bitte bestätigen Sie den Eingang dieses Schreibens schriftlich und teilen Sie mir mit, was Sie unternehmen.',
  enclosuresTitle: 'Anlage',
  enclosure: (from, to) => `Bericht über die Messungen vom ${from} bis zum ${to}`,
  seal: (number, date, hash) =>
    `Der Bericht ist durch eine Kette von Prüfsummen gesichert; ihr neuester Eintrag ist Nummer ${number} vom ${date}, SHA-256 ${hash}`,
  closing: 'Mit freundlichen Grüßen',
};
