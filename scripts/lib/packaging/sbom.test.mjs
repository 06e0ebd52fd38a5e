import { describe, expect, it } from 'vitest';
import { narrowBom } from './sbom.mjs';

const WHOLE = {
  bomFormat: 'CycloneDX',
  serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  metadata: {
    timestamp: '2026-11-26T14:39:17.444Z',
    component: { 'bom-ref': 'linewatch@1.0.0', type: 'library', name: 'folder' },
  },
  components: [
    {
      'bom-ref': 'zod@4.6.7',
      scope: 'optional',
      properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
    },
    { 'bom-ref': 'eslint@10.15.0', scope: 'optional' },
  ],
  dependencies: [
    { ref: 'linewatch@1.0.0', dependsOn: ['zod@4.6.7', 'eslint@10.15.0'] },
    { ref: 'zod@4.6.7' },
    { ref: 'eslint@10.15.0', dependsOn: ['zod@4.6.7'] },
  ],
};
const APPLICATION = { name: 'linewatch', time: '2026-11-26T12:00:00.000Z' };

describe('the bill of materials', () => {
  it('names what is shipped, and no tool', () => {
    expect(narrowBom(WHOLE, ['zod@4.6.7'], APPLICATION)).toEqual({
      bomFormat: 'CycloneDX',
      serialNumber: expect.stringMatching(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      metadata: {
        timestamp: '2026-11-26T12:00:00.000Z',
        component: { 'bom-ref': 'linewatch@1.0.0', type: 'application', name: 'linewatch' },
      },
      components: [{ 'bom-ref': 'zod@4.6.7', scope: 'required', properties: [] }],
      dependencies: [
        { ref: 'linewatch@1.0.0', dependsOn: ['zod@4.6.7'] },
        { ref: 'zod@4.6.7', dependsOn: [] },
      ],
    });
  });

  it('has the same number for the same content, and another one for other content', () => {
    const { serialNumber } = narrowBom(WHOLE, ['zod@4.6.7'], APPLICATION);
    const later = { ...WHOLE, metadata: { ...WHOLE.metadata, timestamp: '2027-01-01T00:00:00.000Z' } };
    expect(narrowBom(later, ['zod@4.6.7'], APPLICATION).serialNumber).toBe(serialNumber);
    expect(narrowBom(WHOLE, ['zod@4.6.7', 'eslint@10.15.0'], APPLICATION).serialNumber).not.toBe(
      serialNumber,
    );
  });

  it('has no time outside of a repository', () => {
    expect(narrowBom(WHOLE, [], { name: 'linewatch', time: null }).metadata).toEqual({
      component: { 'bom-ref': 'linewatch@1.0.0', type: 'application', name: 'linewatch' },
    });
  });
});
