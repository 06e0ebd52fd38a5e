import { describe, expect, it } from 'vitest';
import { PageFiles } from './page-files';

const PAGE =
  '<script src="./assets/a.js"></script><link href="./assets/b.css"><a href="https://example.org/">';

/** What has happened to the files so far, in order. */
function watched() {
  const files = new PageFiles();
  const events: string[] = [];
  const done = files.served.then(() => events.push('served'));
  const answer = async (pathname: string) => {
    files.answered(pathname);
    events.push(pathname);
    await Promise.resolve();
  };
  return { files, events, answer, done };
}

describe('files of a page', () => {
  it('are served when each that the page names was answered', async () => {
    const { files, events, answer, done } = watched();
    await answer('/assets/a.js');
    files.named(PAGE);
    await answer('/assets/b.css');
    await answer('/assets/other.js');
    await answer('/assets/a.js');
    await done;
    expect(events).toEqual(['/assets/a.js', '/assets/b.css', '/assets/other.js', '/assets/a.js', 'served']);
  });

  it('are served at once where the page names none', async () => {
    const { files, events, done } = watched();
    files.named('<p>Nothing</p>');
    await done;
    expect(events).toEqual(['served']);
  });
});
