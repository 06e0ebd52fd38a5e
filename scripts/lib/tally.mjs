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
 * @param {string} path of Playwright's JSON report
 * @returns {Counts | null} null when there is none
 */
export function countPlaywright(path) {
  const stats = readReport(path)?.stats;
  if (!stats) return null;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
