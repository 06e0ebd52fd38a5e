import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../places.mjs';
import {
  findDuplicates,
  findForbidden,
  isAllowed,
  nameOf,
  SHIPPED_LICENCES,
  TOOL_LICENCES,
} from './licences.mjs';

const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));

describe('the packages of package-lock.json', () => {
  it('have licences that are allowed', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(findForbidden(packages, TOOL_LICENCES)).toEqual([]);
  });

  it('hold React and zod once', () => {
    expect(findDuplicates(Object.keys(packages), ['react', 'react-dom', 'zod'])).toEqual([]);
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR CC0-1.0)', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND OFL-1.1', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['LGPL-2.1-or-later', false],
    ['MPL-2.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['', false],
  ])('of what is shipped: %s is allowed: %s', (expression, expected) => {
    expect(isAllowed(expression, SHIPPED_LICENCES)).toBe(expected);
  });

  it('that is missing or forbidden is named with its package', () => {
    const lock = {
      '': { license: 'MIT' },
      'node_modules/a': { license: 'GPL-2.0' },
      'node_modules/b': {},
      'node_modules/c': { license: ['MIT', 'Apache2'] },
    };
    expect(findForbidden(lock, TOOL_LICENCES)).toEqual([
      'node_modules/a: GPL-2.0',
      'node_modules/b: no licence',
    ]);
    expect(findForbidden(lock, TOOL_LICENCES, ['node_modules/c'])).toEqual([]);
  });
});

it('finds a second copy, nested in another package', () => {
  const folders = [
    'node_modules/zod',
    'node_modules/knip/node_modules/zod',
    'node_modules/zod-to-json-schema',
  ];
  expect(findDuplicates(folders, ['zod', 'react'])).toEqual(['zod']);
  expect(nameOf('node_modules/a/node_modules/@scope/b')).toBe('@scope/b');
});
