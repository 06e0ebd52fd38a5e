import { expect, it } from 'vitest';
import { readGone } from './gone-process';

it.each([
  ['the drawing that crashed', { type: 'GPU', reason: 'crashed' }, 'graphics'],
  ['the drawing without memory', { type: 'GPU', reason: 'oom' }, 'graphics'],
  ['the drawing that ended in order', { type: 'GPU', reason: 'clean-exit' }, null],
  ['the drawing that somebody ended', { type: 'GPU', reason: 'killed' }, null],
  ['the network of Chromium', { type: 'Utility', reason: 'crashed', name: 'Network Service' }, 'other'],
  ['a measuring process', { type: 'Utility', reason: 'abnormal-exit', name: 'Linewatch engine' }, null],
  ['a reading process', { type: 'Utility', reason: 'crashed', name: 'Linewatch reader' }, null],
] as const)('of %s', (_name, gone, said) => {
  expect(readGone({ exitCode: 1, ...gone })).toBe(said);
});
