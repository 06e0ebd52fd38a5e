import { expect, it } from 'vitest';
import { DEFAULT_SCHEDULE } from '../../shared/schedule/schedule';
import { createPlan } from '../core/schedule/plan';
import { countSlots } from '../core/schedule/slots';
import { fakeSchedule } from '../testing/schedule';
import { COMPLETED, REFUSED } from '../testing/pipeline';
import { seededRandom } from '../testing/random';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-01T00:00:30Z');
const END = START + 365 * DAY;

const SCHEDULES = [
  { id: 'main', kind: 'hourly' },
  { id: 'berlin', kind: 'daily', dailyAt: '02:30', timeZone: 'Europe/Berlin' },
  { id: 'lord-howe', kind: 'cron', cron: '45 1,2 * * *', timeZone: 'Australia/Lord_Howe' },
  { id: 'newfoundland', kind: 'every-6-hours', timeZone: 'America/St_Johns', offsetMinutes: 11 },
] as const;

/** A computer that sleeps, is restarted, and whose runs fail now and then. */
async function live(
  schedule: ReturnType<typeof fakeSchedule>,
  act: (random: () => number) => Promise<boolean>,
) {
  const random = seededRandom(42);
  const { clock } = schedule;
  await schedule.start();
  while (clock.now() < END) {
    if (!(await act(random))) {
      clock.sleep(Math.round(random() * 40 * HOUR));
      if (random() < 0.5) await schedule.wake();
      else if (random() < 0.2) await schedule.restart();
    }
    await clock.advance(Math.round(random() * 2 * MINUTE));
  }
}

function fakeYear() {
  let runs = 0;
  const measure = () => Promise.resolve((runs += 1) % 5 === 0 ? REFUSED : COMPLETED);
  const start = new Date(START).toISOString();
  let ids = 0;
  // Ids that begin alike are found slowly.
  const newId = () => `${(ids += 1) % 10_000}-${ids}`;
  return fakeSchedule([...SCHEDULES], { start, timeZone: 'Asia/Kathmandu', measurer: { measure }, newId });
}

const PLANS = new Map(
  SCHEDULES.map((schedule) => {
    const settings = { ...DEFAULT_SCHEDULE, isOffTheHour: false, ...schedule };
    const answer = createPlan(settings, { timeZone: 'Asia/Kathmandu', installId: 'test' });
    if (answer.kind === 'invalid') throw new Error(answer.problem);
    return [schedule.id, answer.plan] as const;
  }),
);

/** The slots of a schedule in a stretch of time. */
function countDue({ id }: (typeof SCHEDULES)[number], after: number, until: number): number {
  const plan = PLANS.get(id);
  return plan === undefined ? NaN : (countSlots(plan, after, until)?.count ?? 0);
}

it(
  'in a year of sleeps, restarts and failures each slot of each schedule has exactly one record, in order',
  { timeout: 1_800_000 },
  async () => {
    const schedule = fakeYear();
    await live(schedule, () => Promise.resolve(false));
    await schedule.clock.advance(MINUTE);
    expect(schedule.world.lines).toEqual([]);
    for (const one of SCHEDULES) {
      const rows = schedule.rows().filter(({ schedule_id }) => schedule_id === one.id);
      let last = START;
      for (const { slot_at, finished_at, outcome, slots } of rows) {
        expect(countDue(one, last, slot_at)).toBe(1);
        last = outcome === 'missed' ? finished_at : slot_at;
        expect(countDue(one, slot_at - 1, last)).toBe(slots);
      }
      expect(countDue(one, last, schedule.clock.now())).toBe(0);
      expect(rows.some(({ outcome }) => outcome === 'completed')).toBe(true);
    }
  },
);

it(
  'in a year whose clock is set by minutes, hours, days and a month no schedule stops, and none runs ahead',
  { timeout: 1_800_000 },
  async () => {
    const schedule = fakeYear();
    const { clock } = schedule;
    const steps = [3 * MINUTE, 2 * HOUR, 3 * DAY, 30 * DAY];
    let turns = 0;
    await live(schedule, async (random) => {
      turns += 1;
      if (turns % 12 !== 0) return false;
      const step = steps[Math.floor(random() * steps.length)] ?? HOUR;
      const direction = random() < 0.5 ? 1 : -1;
      for (const shift of [direction * step, -direction * step]) {
        clock.jumpTo(new Date(clock.now() + shift).toISOString());
        await clock.advance(Math.round(random() * MINUTE));
      }
      return true;
    });
    expect(schedule.world.lines).toEqual([]);
    const coming = schedule.scheduler.coming();
    expect(coming.map(({ schedule }) => schedule?.id).sort()).toEqual(SCHEDULES.map(({ id }) => id).sort());
    for (const { dueAt } of coming) expect(dueAt - clock.now()).toBeLessThanOrEqual(DAY + 2 * HOUR);
    for (const { id } of SCHEDULES) {
      const ran = schedule
        .rows()
        .filter(({ schedule_id, outcome }) => schedule_id === id && outcome !== 'missed')
        .map(({ slot_at }) => new Date(slot_at).getUTCMonth());
      expect(new Set(ran).size).toBe(12);
    }
  },
);
