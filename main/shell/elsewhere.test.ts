import { expect, it } from 'vitest';
import { requireElsewhere } from './elsewhere';

const opened = [
  'https://example.org/a?b=c',
  'http://127.0.0.1:8080/',
  'mailto:a@example.org?subject=b',
  'mailto:a@b.c?Subject=d&body=e&cc=f@g.h',
];
const refused = [
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-msdt:/id',
  'data:text/html,a',
  'mailto:a@b.c?attach=/etc/passwd',
  'mailto:a@b.c?subject=d&Attachment=/etc/passwd',
  'mailto:a@b.c?att%61ch=/etc/passwd',
  'mailto:?bcc=a@b.c',
  'https://bank.example@evil.example/',
  'https://bank.example:443@evil.example/',
  'http://:password@evil.example/',
];

it('web pages and mail are opened elsewhere, and nothing else', () => {
  expect(opened.map(requireElsewhere)).toEqual(opened);
  for (const url of [...refused, ' JavaScript:alert(1)', 'vscode://a', 'app://linewatch/']) {
    expect(() => requireElsewhere(url)).toThrow('are not opened');
  }
  expect(() => requireElsewhere('example.org')).toThrow('Invalid URL');
});
