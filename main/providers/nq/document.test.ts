import { describe, expect, it } from 'vitest';
import { readNqDocument } from './document';

const document = (urls: object, version: unknown = 1) => JSON.stringify({ version, urls });
const NEW = {
  large_download_url: 'https://nq.example/large',
  small_download_url: 'https://nq.example/small',
  upload_url: 'https://nq.example/upload',
};
const OLD = {
  large_https_download_url: 'https://old.example/large',
  small_https_download_url: 'https://old.example/small',
  https_upload_url: 'https://old.example/upload',
};
const addresses = (text: string) => Object.values(readNqDocument(text)).map(String);

describe('readNqDocument', () => {
  it('reads both spellings, the newer one first', () => {
    expect(addresses(document(NEW))).toEqual(Object.values(NEW));
    expect(addresses(document(OLD))).toEqual(Object.values(OLD));
    expect(addresses(document({ ...OLD, ...NEW }))).toEqual(Object.values(NEW));
  });

  it('leaves a login out of an address', () => {
    const urls = { ...NEW, upload_url: 'https://ann:pw@nq.example/upload' };
    expect(addresses(document(urls))).toEqual(Object.values(NEW));
  });

  it('does not mind what it does not know', () => {
    const more = { version: 1, urls: { ...NEW, more: 5 }, test_endpoint: 'x.example' };
    expect(addresses(JSON.stringify(more))).toEqual(Object.values(NEW));
  });

  it.each([
    ['no JSON', 'nq', 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['a list', '[]', 'not one of networkQuality'],
    ['another version', document(NEW, 2), 'version 1'],
    ['a version in quotes', document(NEW, '1'), 'version 1'],
    ['no addresses', JSON.stringify({ version: 1 }), 'not one of networkQuality'],
    ['a number for an address', document({ ...NEW, upload_url: 5 }), 'not one of networkQuality'],
    ['one address too few', document({ ...NEW, upload_url: undefined }), 'lacks an address'],
    ['an address of a file', document({ ...NEW, upload_url: 'file:///etc/passwd' }), 'not of the web'],
    ['a relative address', document({ ...NEW, upload_url: '/upload' }), 'not of the web'],
    ['different hosts', document({ ...NEW, upload_url: 'https://other.example/' }), 'not of one host'],
    ['different ports', document({ ...NEW, upload_url: 'https://nq.example:1/' }), 'not of one host'],
  ])('refuses %s', (_, text, detail) => {
    const failure = readNqDocument(text);
    expect(failure).toMatchObject({ reason: 'bad-answer' });
    expect('detail' in failure && failure.detail).toContain(detail);
  });
});
