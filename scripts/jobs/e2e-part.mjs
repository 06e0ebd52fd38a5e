import { runPart } from '../lib/end-to-end.mjs';

/**
 * Runs one part of the end-to-end tests; `npm run e2e` starts it in a network of its own.
 *
 * @param {readonly string[]} args the number of the part, and what goes to Playwright
 */
export function run([part, ...args]) {
  return runPart(Number(part), args);
}
