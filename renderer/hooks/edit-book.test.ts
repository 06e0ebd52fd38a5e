import { expect, it } from 'vitest';
import { EditBook } from './edit-book';

it('takes up what an earlier window left, and passes over what is no JSON', () => {
  const book = new EditBook({ settings: '{"a":1}', rules: '{"a' }, () => undefined);
  expect(book.get('settings')).toEqual({ a: 1 });
  expect(book.get('rules')).toBeUndefined();
});

it('hands every change to main at once, and tells its listeners', () => {
  const sent: unknown[] = [];
  let told = 0;
  const book = new EditBook({}, (name, json) => sent.push([name, json]));
  const stop = book.subscribe(() => (told += 1));
  book.keep('settings', null);
  book.keep('settings', { a: 1 });
  book.keep('settings', null);
  stop();
  book.keep('rules', { b: 2 });
  expect(sent).toEqual([
    ['settings', '{"a":1}'],
    ['settings', null],
    ['rules', '{"b":2}'],
  ]);
  expect(told).toBe(2);
});
