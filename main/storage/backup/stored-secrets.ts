import { join } from 'node:path';
import { z } from 'zod';
import type { SecretName } from '../../../shared/channels';
import { readOwnJson } from '../../files/own-file';
import { knownSecrets } from './manifest';
import { SECRETS } from './pending-restore';

const fileSchema = z.looseObject({ secrets: z.record(z.string(), z.unknown()) });
export type SecretsContent = z.infer<typeof fileSchema>;

/** The secrets file as it is; null where there is none that can be read. No secret is decrypted. */
export function readSecretsContent(folder: string): SecretsContent | null {
  try {
    return fileSchema.parse(readOwnJson(join(folder, SECRETS)));
  } catch {
    return null;
  }
}

/** The names of the secrets that are stored in a folder. */
export function storedSecretNames(folder: string): readonly SecretName[] {
  return knownSecrets(Object.keys(readSecretsContent(folder)?.secrets ?? {}));
}
