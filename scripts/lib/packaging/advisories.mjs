import { npm } from '../command.mjs';
import { root } from '../places.mjs';

/** Severities of advisories that a shipped package must not have. */
const SERIOUS = ['high', 'critical'];

/**
 * What is known against the packages of package-lock.json.
 *
 * @typedef {{ kind: 'unavailable', reason: string }
 *   | { kind: 'checked', serious: string[], others: string[] }} Advisories serious ones are of shipped packages
 */

/**
 * Asks the registry for advisories, by npm itself.
 *
 * @param {readonly string[]} shipped folders in node_modules
 * @returns {Promise<Advisories>} unavailable without a network, and where the registry offers none
 */
export async function readAdvisories(shipped) {
  const { stdout } = await npm(
    [
      'audit',
      '--json',
      '--package-lock-only',
      '--loglevel=silent',
      '--fetch-retries=0',
      '--fetch-timeout=10000',
    ],
    { cwd: root },
  );
  return judgeAdvisories(stdout, shipped);
}

/**
 * @param {string} printed by `npm audit --json`
 * @param {readonly string[]} shipped
 * @returns {Advisories}
 */
export function judgeAdvisories(printed, shipped) {
  const report = parse(printed);
  const vulnerabilities = report?.vulnerabilities;
  if (vulnerabilities === undefined) {
    return { kind: 'unavailable', reason: report?.message?.split(' - ')[0] ?? 'npm gave no answer' };
  }
  const found = Object.values(vulnerabilities).map(({ name, severity, nodes }) => ({
    text: `${name} (${severity})`,
    isSerious: SERIOUS.includes(severity) && nodes.some((folder) => shipped.includes(folder)),
  }));
  return {
    kind: 'checked',
    serious: found.filter(({ isSerious }) => isSerious).map(({ text }) => text),
    others: found.filter(({ isSerious }) => !isSerious).map(({ text }) => text),
  };
}

/**
 * @param {string} printed
 * @returns {{ message?: string, vulnerabilities?: Record<string, { name: string, severity: string, nodes: string[] }> } | null}
 */
function parse(printed) {
  try {
    return JSON.parse(printed);
  } catch {
    return null;
  }
}
