import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules/rules';
import { FIRST_SCHEDULE_ID } from '../../shared/schedule/kinds';
import type { EndedRun } from '../../shared/run';
import type { MeasureOutcome, Measurer, OutboxDraft } from '../core/ports';
import { mailDraft } from '../testing/drafts';
import { createMessage, judgeAfresh, ALL_TOLD } from '../testing/messages';
import { COMPLETED, REFUSED } from '../testing/pipeline';
import { seededRandom } from '../testing/random';
import { GOOD_FIGURES } from '../testing/runs';
import { fakeTries, ONCE_RULES, SLOW, type FakeTriesOptions } from '../testing/tries';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const figure = (id: string, name: string, value: number) => ({
  id,
  condition: { kind: 'figure', figure: name, direction: 'below', against: { kind: 'value', value } },
});
const SLOW_RULE = rulesSchema.parse([figure('slow', 'download', 80e6)]);
const inNetwork = (outcome: MeasureOutcome, network: string) =>
  ({ ...outcome, method: { ...('method' in outcome ? outcome.method : null), network } }) as MeasureOutcome;
const LIGHT = {
  ...COMPLETED,
  method: { ...('method' in COMPLETED ? COMPLETED.method : null), mode: 'light' },
} as MeasureOutcome;

/** Just after the slot of 10:00, whose run has ended. */
async function afterSlot(outcomes: readonly MeasureOutcome[], options: FakeTriesOptions = {}) {
  const tries = fakeTries(outcomes, { start: '2026-11-23T09:59:00Z', ...options });
  await tries.start();
  await tries.clock.advance(MINUTE);
  return tries;
}

/** The words of the newest run's message. */
function newestWords({ fake, history }: Awaited<ReturnType<typeof afterSlot>>): string {
  const run = fake.runs.lastTried() as EndedRun;
  const verdicts = history.verdicts(run.id);
  const { title, summary } = createMessage(run, 'en', { verdicts, telling: verdicts });
  return `${title} ${summary}`;
}

/** Measurements that end as the test says; null: not at all by themselves. */
function measuring(outcomes: readonly (MeasureOutcome | null)[]) {
  const left = [...outcomes];
  const ends: ((outcome: MeasureOutcome) => void)[] = [];
  const measurer: Measurer = {
    measure: () => {
      const outcome = left.length === 0 ? COMPLETED : left.shift();
      return outcome != null ? Promise.resolve(outcome) : new Promise((resolve) => ends.push(resolve));
    },
  };
  return { measurer, end: (outcome: MeasureOutcome) => ends.shift()?.(outcome) };
}

describe('a breach that waits for its confirmation', () => {
  it('is told when the confirmation failed and its tries are not made', async () => {
    const { clock, told, edit, pending } = await afterSlot([SLOW, REFUSED], { rules: SLOW_RULE });
    await clock.advance(MINUTE + 10 * SECOND);
    expect(pending()?.purpose).toBe('retry');
    edit({ isEnabled: false });
    await clock.advance(10 * MINUTE);
    expect([pending(), told]).toEqual([null, ['10:01 slow matched']]);
  });

  it('is told when the confirmation failed and all further tries are skipped', async () => {
    let count = 0;
    const precheck: FakeTriesOptions['precheck'] = () => {
      count += 1;
      return Promise.resolve(count <= 2 ? { kind: 'go' } : { kind: 'skip', reason: 'data-limit' });
    };
    const { clock, told, pending } = await afterSlot([SLOW, REFUSED], { precheck });
    await clock.advance(40 * MINUTE);
    expect(pending()).toBeNull();
    expect(told.map((one) => one.slice(6)).toSorted()).toEqual(['failed matched', 'slow matched']);
  });

  it('is told once where the confirmation was made in another network', async () => {
    const rules = SLOW_RULE;
    const outcomes = [inNetwork(SLOW, 'home'), inNetwork(COMPLETED, 'office')];
    const { clock, told, pending } = await afterSlot(outcomes, { rules });
    await clock.advance(10 * MINUTE);
    expect([pending(), told]).toEqual([null, ['10:01 slow matched']]);
  });

  it('is told although the clock was set back and the try cannot be judged', async () => {
    const { clock, told } = await afterSlot([SLOW, LIGHT], { rules: SLOW_RULE });
    clock.jumpTo('2026-11-22T10:00:30Z');
    await clock.advance(20 * SECOND);
    expect(told).toHaveLength(1);
  });

  it('is not told where a test of another schedule has refuted it and the confirmation is not made', async () => {
    const tries = fakeTries([SLOW, COMPLETED], { start: '2026-11-23T09:59:00Z', rules: SLOW_RULE });
    const [own] = tries.fake.settings.schedules;
    if (own !== undefined) tries.fake.settings.schedules.push({ ...own, id: 'second', name: 'second' });
    await tries.start();
    await tries.clock.advance(70 * SECOND);
    expect(tries.runs().map((run) => run.slice(6))).toEqual([
      'schedule completed: awaits-confirmation',
      'schedule completed: not-confirmed',
    ]);
    tries.edit({ pausedUntil: 'resumed' });
    await tries.clock.advance(MINUTE);
    expect([tries.pending(), tries.told]).toEqual([null, []]);
  });

  it('is told with its own figure where the confirmation cannot be judged, or fails', async () => {
    const doubtful = await afterSlot([SLOW, LIGHT], { rules: SLOW_RULE });
    await doubtful.clock.advance(5 * MINUTE);
    expect(doubtful.told).toEqual(['10:01 slow matched']);
    expect(newestWords(doubtful)).toContain('71.0 Mbit/s');
    expect(newestWords(doubtful)).toContain('no later test could confirm or refute it');
    const failing = await afterSlot([SLOW, REFUSED, REFUSED, REFUSED, REFUSED], { rules: SLOW_RULE });
    await failing.clock.advance(50 * MINUTE);
    expect(failing.told).toEqual(['10:22 slow matched']);
    expect(newestWords(failing)).toContain('71.0 Mbit/s');
  });

  it('is confirmed by a test of its own where the confirmation of another one finds it', async () => {
    const rules = rulesSchema.parse([figure('down', 'download', 80e6), figure('up', 'upload', 30e6)]);
    const slowUp = { ...COMPLETED, figures: { ...GOOD_FIGURES, uploadBitsPerSecond: 1e6 } } as MeasureOutcome;
    const { clock, told, runs } = await afterSlot([SLOW, slowUp, slowUp], { rules });
    await clock.advance(10 * MINUTE);
    expect(told).toEqual(['10:02 up matched']);
    expect(runs().map((run) => run.slice(6))).toEqual([
      'schedule completed: awaits-confirmation, not-matched',
      'confirmation completed: not-confirmed, awaits-confirmation',
      'confirmation completed: not-matched, matched',
    ]);
  });

  it('is told at once where enough was measured already', async () => {
    const rules = rulesSchema.parse([figure('down', 'download', 80e6), figure('up', 'upload', 30e6)]);
    const slowUp = { ...COMPLETED, figures: { ...GOOD_FIGURES, uploadBitsPerSecond: 1e6 } } as MeasureOutcome;
    const inTurn = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? SLOW : slowUp));
    const { clock, told, runs } = await afterSlot(inTurn, { rules });
    await clock.advance(50 * MINUTE);
    expect(runs()).toHaveLength(11);
    expect(told).toHaveLength(1);
  });
});

describe('a try', () => {
  it('that a person cancels does not start again before its time', async () => {
    const { measurer, end } = measuring([REFUSED, null, REFUSED]);
    const { clock, told, runs, pipeline } = await afterSlot([], { measurer });
    await clock.advance(MINUTE + 10 * SECOND);
    expect(pipeline.running?.trigger).toBe('retry');
    pipeline.cancel();
    await clock.advance(5 * SECOND);
    end({ ...REFUSED, kind: 'cancelled' });
    await clock.advance(MINUTE);
    expect([runs().length, told]).toEqual([2, []]);
  });

  it('settles nothing while it measures, though its schedule is paused meanwhile', async () => {
    const { measurer, end } = measuring([REFUSED, null]);
    const { clock, told, pipeline, edit } = await afterSlot([], { measurer });
    await clock.advance(MINUTE + 10 * SECOND);
    expect(pipeline.running?.trigger).toBe('retry');
    edit({ pausedUntil: 'resumed' });
    await clock.advance(10 * SECOND);
    end(COMPLETED);
    await clock.advance(10 * SECOND);
    expect(told).toEqual([]);
  });

  it('is made though another schedule failed at the same time', async () => {
    const tries = fakeTries([REFUSED, REFUSED], { start: '2026-11-23T09:59:00Z' });
    const [own] = tries.fake.settings.schedules;
    if (own !== undefined) tries.fake.settings.schedules.push({ ...own, id: 'second', name: 'second' });
    await tries.start();
    await tries.clock.advance(30 * MINUTE);
    expect(tries.runs().map((run) => run.slice(6, 14))).toEqual(['schedule', 'schedule', 'retry co']);
    expect(tries.told).toEqual([]);
  });

  it('waits for a quiet line as the slots of its schedule do', async () => {
    const { clock, runs, world } = await afterSlot([REFUSED], {
      schedule: { maxTrafficBitsPerSecond: 5_000_000, id: FIRST_SCHEDULE_ID },
    });
    let received = 0;
    world.readTraffic = () => ({ interfaceName: 'eth0', received: (received += 20_000_000), sent: 0 });
    const before = runs().length;
    expect(before).toBe(1);
    await clock.advance(5 * MINUTE);
    expect(runs()).toHaveLength(before);
    world.readTraffic = () => ({ interfaceName: 'eth0', received, sent: 0 });
    await clock.advance(MINUTE);
    expect(runs().length).toBeGreaterThan(before);
  });

  it('in a network that a rule does not speak of tells it nothing, and loses nothing', async () => {
    const every = rulesSchema.parse([
      {
        id: 'every',
        networks: ['home'],
        condition: { kind: 'every-result' },
        repeat: { kind: 'every-time' },
      },
    ]);
    const outcomes = [
      inNetwork(REFUSED, 'home'),
      ...Array<MeasureOutcome>(3).fill(inNetwork(COMPLETED, 'phone')),
    ];
    const { clock, told } = await afterSlot(outcomes, { rules: every });
    await clock.advance(50 * MINUTE);
    expect(told).toHaveLength(1);
  });
});

describe('a state that was told', () => {
  it('is not told again when a later try is interrupted', async () => {
    const rules = rulesSchema.parse([
      { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'] } },
    ]);
    const { measurer } = measuring([...Array<MeasureOutcome>(5).fill(REFUSED), null]);
    const tries = await afterSlot([], { rules, measurer });
    await tries.clock.advance(62 * MINUTE);
    expect(tries.told).toEqual(['10:21 failed matched']);
    const [left] = tries.fake.runs.openRuns();
    const interrupted = { ...left?.run, outcome: 'interrupted', finishedAt: tries.clock.now() } as EndedRun;
    const { verdicts } = judgeAfresh(
      interrupted,
      { ...ALL_TOLD, rules },
      {
        memories: tries.fake.occasions.memories(),
        now: tries.clock.now(),
        tries: { chain: tries.pending(), retries: tries.fake.settings.retries },
      },
    );
    expect(verdicts[0]?.reason).not.toBe('matched');
  });
});

describe('any rule', () => {
  it.each([1, 2, 3, 4, 5, 6])('waits only while something is to be measured again (%i)', async (seed) => {
    const random = seededRandom(seed);
    const kinds = [SLOW, REFUSED, COMPLETED, LIGHT, inNetwork(SLOW, 'home'), inNetwork(COMPLETED, 'phone')];
    const outcomes = Array.from({ length: 60 }, () => kinds[Math.floor(random() * kinds.length)] ?? SLOW);
    const tries = await afterSlot(outcomes, {
      rules: rulesSchema.parse([...ONCE_RULES, figure('up', 'upload', 1)]),
    });
    for (let step = 0; step < 60; step += 1) {
      if (random() < 0.1) tries.edit({ isEnabled: random() < 0.7 });
      if (random() < 0.1) tries.change({ isEnabled: random() < 0.7 });
      if (random() < 0.1) tries.pipeline.run({ trigger: 'manual', slotAt: null });
      await tries.clock.advance((1 + Math.floor(random() * 8)) * MINUTE);
      const waiting = Object.values(tries.fake.occasions.memories()).filter(
        (memory) => memory?.awaitingSince != null,
      );
      if (tries.pending() === null) expect([step, waiting]).toEqual([step, []]);
    }
  });
});

describe('what is told later of a run', () => {
  /** Drafts with a Message-ID as the teller gives it. */
  const drafts = (later: string) => {
    let count = 0;
    return (run: EndedRun, verdicts: readonly { readonly reason: string }[]): readonly OutboxDraft[] => {
      if (!verdicts.some(({ reason }) => reason === 'matched')) return [];
      count += 1;
      const messageId = `<${count === 1 ? '' : later}${run.id}.mail-1@test>`;
      return [mailDraft({ id: `draft-${count}`, runId: run.id, kind: 'run', messageId })];
    };
  };
  const rules = rulesSchema.parse([
    { id: 'every', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
    figure('slow', 'download', 80e6),
  ]);

  it('is written although another rule told of it before', async () => {
    const { clock, edit, runs, fake } = await afterSlot([SLOW], { rules, compose: drafts('later-') });
    edit({ isEnabled: false });
    await clock.advance(10 * SECOND);
    expect(runs()).toEqual(['10:00 schedule completed: matched, matched']);
    expect(fake.database.prepare("SELECT id FROM outbox WHERE kind = 'run'").all()).toHaveLength(2);
  });

  it('keeps no chain where the tables do not take it', async () => {
    const compose = (run: EndedRun): readonly OutboxDraft[] => [
      mailDraft({ id: 'draft', runId: run.id, kind: 'run', recipient: null as unknown as string }),
    ];
    const { clock, edit, pending } = await afterSlot([REFUSED], { rules: SLOW_RULE, compose });
    edit({ isEnabled: false });
    await clock.advance(MINUTE);
    expect(pending()).toBeNull();
  });
});
