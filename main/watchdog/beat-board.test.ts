import { expect, it } from 'vitest';
import { BeatBoard } from './beat-board';

it('another thread reads the signs of life and what began last', () => {
  const written = new BeatBoard();
  const read = new BeatBoard(written.memory);
  expect([read.beats, read.doing]).toEqual([0, '']);
  written.beat();
  written.beat();
  written.begin('request history:read');
  written.begin('tray quit');
  expect([read.beats, read.doing]).toEqual([2, 'tray quit']);
});

it('a name that is too long is cut', () => {
  const board = new BeatBoard();
  board.begin('x'.repeat(1_000));
  expect(board.doing).toBe('x'.repeat(120));
});
