import { describe, expect, it } from 'vitest';
import { checkNode } from './node-version.mjs';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(checkNode(version)).toBeNull();
  });

  it.each(['18.20.1', '20.18.3'])('%s is refused in a sentence that says what is needed', (version) => {
    expect(checkNode(version)).toBe(
      `Linewatch needs Node 20.19 or newer; this is Node ${version}. Install a newer Node and run the command again.`,
    );
  });
});
