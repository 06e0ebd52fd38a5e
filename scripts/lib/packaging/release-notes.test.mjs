import { expect, it } from 'vitest';
import { findReleaseNotes } from './release-notes.mjs';

const CHANGELOG = `# Changelog

## Unreleased

- Not yet.

## [1.2.3] - 2026-12-01

### Added

- One.

## [1.2.30] - 2026-11-01

- Zero.
`;

it('finds what a version has changed, and nothing of another one', () => {
  expect(findReleaseNotes(CHANGELOG, '1.2.3')).toBe('### Added\n\n- One.');
  expect(findReleaseNotes(CHANGELOG, '1.2.30')).toBe('- Zero.');
});

it('finds what is not released yet for a version that has no section, and nothing where there is none', () => {
  expect(findReleaseNotes(CHANGELOG, '2.0.0')).toBe('- Not yet.');
  expect(findReleaseNotes('# Changelog\n', '2.0.0')).toBe('');
});
