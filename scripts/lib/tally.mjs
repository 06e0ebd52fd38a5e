import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** How many tests passed and failed so far. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** @param {boolean} isPassed */
  addOne(isPassed) {
    if (isPassed) this.passed++;
    else this.failed++;
  }

  /**
   * Adds what a test runner counted. A run that failed without a failed test, or without any count,
   * is a failure by itself.
   *
   * @param {Counts | null} counts
   * @param {boolean} isPassed by its exit code
   */
  add(counts, isPassed) {
    const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
    this.passed += passed;
    this.skipped += skipped;
    this.failed += !isPassed || counts === null ? Math.max(failed, 1) : failed;
  }

  /** The line that ends a test run. */
  sentence() {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}

/**
 * @param {string} path of vitest's JSON report
 * @returns {Counts | null} null when there is none
 */
export function countVitest(path) {
  const report = readReport(path);
  if (!report) return null;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {readonly string[]} paths of Playwright's JSON reports, one for each part of the tests
 * @returns {Counts | null} null when one is missing
 */
export function countPlaywright(paths) {
  const all = { passed: 0, failed: 0, skipped: 0 };
  for (const path of paths) {
    const stats = readReport(path)?.stats;
    if (!stats) return null;
    all.passed += stats.expected;
    all.failed += stats.unexpected + stats.flaky;
    all.skipped += stats.skipped;
  }
  return all;
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
