import { createHash } from 'node:crypto';
import { npm } from '../command.mjs';
import { root } from '../places.mjs';
import { Stop } from '../stop.mjs';

/**
 * What npm writes of a bill of materials in CycloneDX, as far as it is changed here.
 *
 * @typedef {object} Bom
 * @property {string} [serialNumber]
 * @property {{ timestamp?: string, component: { 'bom-ref': string, name: string, type: string } }} metadata
 * @property {{ 'bom-ref': string, scope?: string, properties?: { name: string }[] }[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} dependencies
 */

const DEVELOPMENT = 'cdx:npm:package:development';

/** The bill of materials of everything in package-lock.json, by npm itself. @returns {Promise<Bom>} */
export async function readWholeBom() {
  const { code, stdout, stderr } = await npm(
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error'],
    { cwd: root },
  );
  if (code !== 0)
    throw new Stop(`${stderr.trim()}\nThe bill of materials could not be written; npm says why above.`);
  return JSON.parse(stdout);
}

/**
 * The bill of materials of the application alone: what is shipped, without the tools that npm counts to it. The same
 * for the same content: its number comes from that, and its time from the commit.
 *
 * @param {Bom} whole
 * @param {readonly string[]} shipped references such as `zod@4.6.7`
 * @param {{ name: string, time: string | null }} application time of its commit, ISO 8601; null outside of a repository
 * @returns {Bom}
 */
export function narrowBom(whole, shipped, { name, time }) {
  const own = whole.metadata.component['bom-ref'];
  const isShipped = (/** @type {string} */ reference) => shipped.includes(reference);
  const { timestamp: _timestamp, ...metadata } = whole.metadata;
  const content = {
    metadata: {
      ...metadata,
      ...(time !== null && { timestamp: time }),
      component: { ...whole.metadata.component, name, type: 'application' },
    },
    components: whole.components
      .filter((component) => isShipped(component['bom-ref']))
      .map(({ properties = [], ...component }) => ({
        ...component,
        scope: 'required',
        properties: properties.filter((property) => property.name !== DEVELOPMENT),
      })),
    dependencies: whole.dependencies
      .filter(({ ref }) => ref === own || isShipped(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isShipped) })),
  };
  return { ...whole, serialNumber: `urn:uuid:${toUuid(JSON.stringify(content))}`, ...content };
}

/** A UUID that stands for a text: version 8 of RFC 9562, whose bits are free. @param {string} text */
function toUuid(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
