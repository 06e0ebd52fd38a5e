import { describe, expect, it } from 'vitest';
import { readTimeOfDay, stepTimeOfDay } from './time-of-day';

describe('a time of the day', () => {
  it('is read from what people type, whatever the language of the system', () => {
    const typed = [
      '07:30',
      '7:30',
      ' 730 ',
      '0730',
      '7.30',
      '19h30',
      '7',
      '7:30 pm',
      '12:00 am',
      '12 PM',
      '7：30',
      '7点30分',
    ];
    expect(typed.map(readTimeOfDay)).toEqual([
      ...['07:30', '07:30', '07:30', '07:30', '07:30', '19:30', '07:00', '19:30', '00:00', '12:00'],
      ...['07:30', '07:30'],
    ]);
  });
  it('is none where it cannot be one', () => {
    const typed = ['', '24:00', '7:60', '7:3', '13 pm', '0 am', 'noon', '7:30:00', '-1'];
    expect(typed.map(readTimeOfDay)).toEqual(typed.map(() => null));
  });
  it('moves by minutes, past midnight too', () => {
    expect(stepTimeOfDay('23:50', 15)).toBe('00:05');
    expect(stepTimeOfDay('0:00', -15)).toBe('23:45');
    expect(stepTimeOfDay('2', 1)).toBe('02:01');
    expect(stepTimeOfDay('x', 15)).toBeNull();
  });
});
