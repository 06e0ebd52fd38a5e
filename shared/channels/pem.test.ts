import { describe, expect, it } from 'vitest';
import { OTHER_NAME_CERTIFICATE, VALID_CERTIFICATE } from '../../main/testing/certificates';
import { areCertificates } from './pem';

const LINES = VALID_CERTIFICATE.trim().split('\n');
const without = (line: number) => LINES.filter((_line, index) => index !== line).join('\n');

describe('certificates as text', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['one', VALID_CERTIFICATE],
    ['two, with room around them', `\n${VALID_CERTIFICATE}\n\n${OTHER_NAME_CERTIFICATE}\n`],
    ['one with the line ends of Windows', VALID_CERTIFICATE.replace(/\n/g, '\r\n')],
    ['a short one, whose length is in a single byte', block('30030201ff')],
  ])('are taken: %s', (_what, text) => {
    expect(areCertificates(text)).toBe(true);
  });

  it.each([
    ['words', 'my ca'],
    ['without its first line', without(0)],
    ['without its last line', without(LINES.length - 1)],
    ['without a line in the middle', without(3)],
    ['one with words after it', `${VALID_CERTIFICATE}and a word`],
    ['a good one and one cut off', `${VALID_CERTIFICATE}${without(3)}`],
    ['no base64', block('').replace('\n\n', '\n=a=\n')],
    ['an empty one', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['something else in base64', block('68656c6c6f')],
    ['one of no known length', block('3080')],
    ['a key', VALID_CERTIFICATE.replace(/CERTIFICATE/g, 'PRIVATE KEY')],
  ])('are refused: %s', (_what, text) => {
    expect(areCertificates(text)).toBe(false);
  });
});

function block(hex: string): string {
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`;
}
