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
