const TSC = 'node_modules/typescript/bin/tsc';

/**
 * What is checked without building: for each check the programs that Node runs, one after the other.
 *
 * @satisfies {Record<string, string[][]>}
 */
export const checks = {
  types: [[TSC], [TSC, '-p', 'scripts']],
  rules: [['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
  tidiness: [
    ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
    ['node_modules/knip/bin/knip.js'],
  ],
  unit: [['node_modules/vitest/vitest.mjs', 'run']],
};
