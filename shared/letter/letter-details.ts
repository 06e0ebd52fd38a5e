import { z } from 'zod';
import { typedName, typedText } from '../typed-text';

/** A line of a letter. */
const MAX_LINE = 200;
const MAX_ADDRESS = 1_000;

/** What letters to the provider begin with. All of it is optional, and stays on this computer. */
export const letterDetailsSchema = z.object({
  name: typedName(MAX_LINE).default(''),
  address: typedText(MAX_ADDRESS).default(''),
  customerNumber: typedName(MAX_LINE).default(''),
  contractNumber: typedName(MAX_LINE).default(''),
  provider: typedName(MAX_LINE).default(''),
  providerAddress: typedText(MAX_ADDRESS).default(''),
  providerMail: typedName(MAX_LINE).default(''),
});
