import { describe, expect, it } from 'vitest';
import { nodeWarnings } from './node-warnings.mjs';

describe('what Node warned of', () => {
  it('is found among other lines', () => {
    const leak = '(node:21) MaxListenersExceededWarning: Possible EventTarget memory leak detected.';
    const old = '(node:22) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.';
    const plain = '(node:23) Warning: Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable';
    const output = ['✓ one test', leak, '(Use `node --trace-warnings ...`)', old, plain, ''].join('\n');
    expect(nodeWarnings(output)).toEqual([leak, old, plain]);
  });

  it('is nothing where a test only has the word in its name', () => {
    expect(nodeWarnings('✓ a warning of Node\nWarning: 2 tests were slow\n')).toEqual([]);
  });
});
