import { describe, expect, it } from 'vitest';
import { rendered } from '../../testing/rendered';
import { TechnicalDetail } from './technical-detail';

describe('the words of a server or of the system', () => {
  it('stand behind “Details”, word for word', () => {
    const html = rendered(<TechnicalDetail text="550 5.7.1 <b>refused</b>" />);
    expect(html).toMatch(/^<details class="\w+"><summary>Details<\/summary><pre [^>]*>550 5\.7\.1 &lt;b&gt;/);
    expect(rendered(<TechnicalDetail text="550" />, 'zh-CN')).toContain('<summary>详细信息</summary>');
  });

  it('stand in the open where they are what a person looks for', () => {
    const html = rendered(<TechnicalDetail text="250 queued as 1" isOpen />);
    expect(html).toMatch(/^<pre [^>]*>250 queued as 1<\/pre>$/);
  });

  it('are nothing where there are none', () => {
    expect(rendered(<TechnicalDetail text="" />)).toBe('');
  });

  it('are cut after 600 characters, with a button for the rest', () => {
    expect(rendered(<TechnicalDetail text={'a'.repeat(600)} />)).not.toContain('<button');
    const html = rendered(<TechnicalDetail text={'a'.repeat(1_234)} />);
    expect(html).toContain(`>${'a'.repeat(600)}…</pre><button type="button"`);
  });
});
