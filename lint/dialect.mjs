/**
 * One way to write what TypeScript lets one write in two.
 *
 * @type {{ selector: string, message: string }[]}
 */
export const dialect = [
  {
    // A constructor has no # form.
    selector:
      ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"], TSParameterProperty)[accessibility="private"]',
    message: 'A private member is #x.',
  },
  {
    selector: 'ObjectExpression > SpreadElement > ObjectExpression',
    message: 'One property a line; the formatter is not to be steered.',
  },
];

/**
 * A call takes some 100,000 arguments: a list that grows with the records must not be spread into one.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const spreads = [
  {
    files: ['shared/**/*.ts', 'main/core/**/*.ts', 'main/storage/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...dialect,
        {
          selector: "CallExpression[callee.object.name='Math'] > SpreadElement",
          message: 'highest() and lowest() of shared/extremes.ts take any number of values.',
        },
        {
          selector: "CallExpression[callee.property.name='push'] > SpreadElement",
          message: 'A loop, concat() or flat() adds any number of entries.',
        },
      ],
    },
  },
];
