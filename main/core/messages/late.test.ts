import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { DeliveryAttempt, OutboxEntry } from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import { leasedEntry } from '../../testing/drafts';
import { composeMerged, getCount } from './merged';
import { withLateness } from './late';

const WORDS = { texts: textsIn('en'), language: 'en', timeZone: 'Europe/Berlin' } as const;
const WRITTEN = Date.parse('2026-11-23T11:03:00Z');
const MINUTE = 60_000;

const attempt = (problem: DeliveryProblem): DeliveryAttempt => ({
  startedAt: WRITTEN,
  finishedAt: WRITTEN,
  outcome: 'retry',
  problem,
  reply: '',
  isMaybeDelivered: false,
});
function lateness(minutes: number, change: Partial<OutboxEntry> = {}): string {
  const entry = leasedEntry({ createdAt: WRITTEN, ...change });
  const { summary } = withLateness(entry, WRITTEN + minutes * MINUTE, WORDS).message;
  return summary.slice(entry.message.summary.length).trim();
}

describe('a message that is late', () => {
  it('says when it was written, when it is delivered, and why it is late', () => {
    const attempts = [attempt('temporary'), attempt('connection')];
    expect(lateness(38, { attempts })).toBe(
      'Written 12:03, delivered 12:41: the other side could not be reached before.',
    );
    expect(lateness(38, { attempts: [attempt('authentication')] })).toMatch(/settings .* were not right/);
    expect(lateness(38, { attempts: [attempt('temporary')] })).toMatch(/did not accept it/);
    expect(lateness(38)).toMatch(/the computer slept or Linewatch was not running/);
  });
  it.each([
    ['network-refused', /did not accept it/],
    ['moved', /settings .* were not right/],
    ['policy-refused', /did not accept it/],
    ['unproven', /did not confirm/],
    ['interrupted', /Linewatch was not running/],
    ['internal', /internal fault of Linewatch/],
  ] as const)('says it of each problem as it is: %s', (problem, words) => {
    expect(lateness(38, { attempts: [attempt(problem)] })).toMatch(words);
  });
  it('speaks of what was met, not of the time that was given up after', () => {
    expect(lateness(38, { attempts: [attempt('timeout'), attempt('expired')] })).toMatch(
      /could not be reached/,
    );
    expect(lateness(38, { attempts: [attempt('interrupted'), attempt('dns')] })).toMatch(
      /could not be reached/,
    );
  });
  it('names the day if it was another one', () => {
    expect(lateness(2 * 24 * 60)).toMatch(/Written 23 Nov.* delivered 25 Nov/);
  });
  it('has no note below ten minutes, and none for quiet hours', () => {
    expect(lateness(9)).toBe('');
    expect(lateness(600, { heldUntil: WRITTEN + 595 * MINUTE })).toBe('');
    expect(lateness(600, { heldUntil: WRITTEN + 500 * MINUTE })).not.toBe('');
  });
  it('says it of quiet hours that held only the next try of a message that was refused before', () => {
    const attempts = [attempt('connection')];
    const heldUntil = WRITTEN + 595 * MINUTE;
    expect(lateness(600, { attempts, heldUntil })).toMatch(/could not be reached before/);
    const afterwards = { ...attempt('connection'), startedAt: heldUntil };
    expect(lateness(600, { attempts: [afterwards], heldUntil })).toBe('');
  });
  it('keeps its Message-ID and everything else', () => {
    const entry = leasedEntry({ createdAt: WRITTEN });
    const { message, ...rest } = withLateness(entry, WRITTEN + 60 * MINUTE, WORDS);
    const { message: before, ...restBefore } = entry;
    expect(rest).toEqual(restBefore);
    expect({ ...message, summary: '' }).toEqual({ ...before, summary: '' });
  });
});

describe('a merged message', () => {
  const part = (id: string, tone: 'good' | 'bad', title: string, minutes: number) => {
    const entry = leasedEntry({ id, createdAt: WRITTEN + minutes * MINUTE });
    return { ...entry, message: { ...entry.message, tone, title } };
  };
  it('has the most urgent title and lists each part', () => {
    const message = composeMerged(
      [part('a', 'good', 'Good', 0), part('b', 'bad', 'Failed', 30), part('c', 'good', 'Good again', 60)],
      WORDS,
    );
    expect(message).toMatchObject({
      tone: 'bad',
      title: '3 delayed messages. Failed',
      items: [{ title: 'Good' }, { title: 'Failed', tone: 'bad' }, { title: 'Good again' }],
      data: { kind: 'merged' },
    });
    expect(message.items[1]?.time).toContain('12:33');
  });
  it('names quiet hours if nothing else delayed it', () => {
    const held = (id: string) => ({ ...part(id, 'good', 'Good', 0), heldUntil: WRITTEN + 60 * MINUTE });
    const sentence = /held back for your quiet hours/;
    expect(composeMerged([held('a'), held('b')], WORDS).summary).toMatch(sentence);
    expect(composeMerged([held('a'), part('b', 'good', 'Good', 0)], WORDS).summary).not.toMatch(sentence);
  });
  it('also lists the parts of its parts, in the order of time', () => {
    const parts = [part('a', 'bad', 'Failed', 0), part('b', 'good', 'Good', 30)] as const;
    const first = { ...leasedEntry({ kind: 'merged' }), message: composeMerged(parts, WORDS) };
    const message = composeMerged([part('c', 'good', 'Good again', 60), first], WORDS);
    expect(message.title).toBe('3 delayed messages. Failed');
    expect(message.items.map(({ title }) => title)).toEqual(['Failed', 'Good', 'Good again']);
    expect(getCount({ kind: 'merged', message })).toBe(3);
  });
});
