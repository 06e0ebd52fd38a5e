import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { circles } from './lint/circles.mjs';
import { dialect, spreads } from './lint/dialect.mjs';
import { directions } from './lint/directions.mjs';
import { libraries } from './lint/libraries.mjs';
import { tests } from './lint/tests.mjs';

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', 'dist/', 'test-results/', 'playwright-report/']),
  tseslint.configs.recommendedTypeChecked,
  tseslint.configs.strict,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            'lint/*.mjs',
            'bench/bare/main.js',
            'renderer/public/no-eval.js',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/order': ['error', { groups: ['builtin', 'external', 'parent', 'sibling', 'index'] }],
      'import-x/no-duplicates': 'error',
      'no-restricted-syntax': ['error', ...dialect],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  ...circles,
  ...libraries,
  ...directions(import.meta.dirname),
  ...spreads,
  ...tests,
  // Scripts parse what other programs print; their types come from comments.
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
