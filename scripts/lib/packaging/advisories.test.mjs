import { describe, expect, it } from 'vitest';
import { judgeAdvisories } from './advisories.mjs';

const SHIPPED = ['node_modules/ws', 'node_modules/imapflow/node_modules/socks'];
const report = (/** @type {Record<string, object>} */ vulnerabilities) => JSON.stringify({ vulnerabilities });

describe('advisories', () => {
  it('against what is shipped are serious when they are high or critical', () => {
    const printed = report({
      ws: { name: 'ws', severity: 'high', nodes: ['node_modules/ws'] },
      socks: { name: 'socks', severity: 'critical', nodes: ['node_modules/imapflow/node_modules/socks'] },
      zod: { name: 'zod', severity: 'moderate', nodes: ['node_modules/ws'] },
      eslint: { name: 'eslint', severity: 'critical', nodes: ['node_modules/eslint'] },
    });
    expect(judgeAdvisories(printed, SHIPPED)).toEqual({
      kind: 'checked',
      serious: ['ws (high)', 'socks (critical)'],
      others: ['zod (moderate)', 'eslint (critical)'],
    });
  });

  it('are none where the registry knows of none', () => {
    expect(judgeAdvisories(report({}), SHIPPED)).toEqual({ kind: 'checked', serious: [], others: [] });
  });

  it.each([
    ['', 'npm gave no answer'],
    ['<html>', 'npm gave no answer'],
    ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
  ])('are unavailable where npm prints %j', (printed, reason) => {
    expect(judgeAdvisories(printed, SHIPPED)).toEqual({ kind: 'unavailable', reason });
  });
});
