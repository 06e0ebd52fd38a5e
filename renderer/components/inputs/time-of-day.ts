const WHOLE = /^([01]\d|2[0-3]):[0-5]\d$/;
const TYPED = /^(\d{1,2})(?:[:.：h点时]?(\d{2})?)?[分]?\s*(am|pm|a\.m\.|p\.m\.)?$/i;
const DAY_MINUTES = 24 * 60;

/** The time of the day, as it is stored, that a person means with `7:30`, `730`, `7.30`, `7`, or `7:30 pm`; null where it is none. */
export function readTimeOfDay(typed: string): string | null {
  const match = TYPED.exec(typed.trim());
  if (match === null) return null;
  const [, hourText = '', minuteText = '00', half] = match;
  const hour = half === undefined ? Number(hourText) : hourOfHalf(Number(hourText), half);
  const text = `${String(hour).padStart(2, '0')}:${minuteText}`;
  return WHOLE.test(text) ? text : null;
}

/** The time some minutes later, or earlier, past midnight too; null where the text is no time. */
export function stepTimeOfDay(typed: string, minutes: number): string | null {
  const time = readTimeOfDay(typed);
  if (time === null) return null;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const moved = (hour * 60 + minute + minutes + DAY_MINUTES) % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(moved / 60))}:${two(moved % 60)}`;
}

/** 12 am is midnight, 12 pm is noon; NaN for an hour that a half of the day does not have. */
function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}
