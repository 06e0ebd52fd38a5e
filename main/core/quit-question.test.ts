import { describe, expect, it } from 'vitest';
import { QuitQuestion } from './quit-question';

function application(isMeasuring: boolean) {
  const seen = { quits: 0, changes: 0, isMeasuring };
  const question = new QuitQuestion({
    isMeasuring: () => seen.isMeasuring,
    quit: () => (seen.quits += 1),
    onChanged: () => (seen.changes += 1),
  });
  return { seen, question };
}

describe('quitting', () => {
  it('asks nobody while no test runs', () => {
    const { seen, question } = application(false);
    expect(question.ask()).toBe(false);
    expect(seen).toMatchObject({ quits: 1, changes: 0 });
  });

  it('asks once during a test: who quits again means it', () => {
    const { seen, question } = application(true);
    expect(question.ask()).toBe(true);
    expect(question.state).toBe('asked');
    expect(seen).toMatchObject({ quits: 0, changes: 1 });
    expect(question.ask()).toBe(false);
    expect(seen.quits).toBe(1);
  });

  it('ends the test, waits for its end, or stays, as it is answered', () => {
    const now = application(true);
    now.question.ask();
    now.question.answer('now');
    expect(now.seen.quits).toBe(1);

    const later = application(true);
    later.question.ask();
    later.question.answer('after-test');
    expect(later.question.state).toBe('after-test');
    later.question.testEnded();
    expect(later.seen.quits).toBe(0);
    later.seen.isMeasuring = false;
    later.question.testEnded();
    expect(later.seen.quits).toBe(1);

    const stays = application(true);
    stays.question.ask();
    stays.question.answer('stay');
    stays.seen.isMeasuring = false;
    stays.question.testEnded();
    expect(stays.question.state).toBe('none');
    expect(stays.seen.quits).toBe(0);
  });

  it('goes on when the test ends before anybody answers, and hears no answer that nobody asked for', () => {
    const { seen, question } = application(true);
    question.answer('now');
    expect(seen.quits).toBe(0);
    question.ask();
    seen.isMeasuring = false;
    question.testEnded();
    expect(seen.quits).toBe(1);
  });
});
