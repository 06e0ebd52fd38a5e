/**
 * What the build puts in the place of the validator by JSON schemas that electron-store's library loads with itself,
 * a sixth of what a start would read: no schema is ever given to it, the settings are checked by zod.
 */
export function Ajv2020(): never {
  throw new Error('The settings are checked by zod, not by a JSON schema');
}

/** The formats of that validator. */
export default { default: () => undefined };
