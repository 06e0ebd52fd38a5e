import type { Page } from '@playwright/test';

/**
 * Texts that are cut off or stick out of their place, each with what it says: what ends in an ellipsis on purpose, lies
 * in something that scrolls, or is for screen readers alone does not count.
 */
export function findCutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isScrolled = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX, position } = getComputedStyle(at);
        if (/auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth) return true;
        if (position === 'fixed') return false;
      }
      return false;
    };
    const faults: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent?.trim() ?? '')
        .join(' ')
        .trim();
      if (text === '' || element.closest('.sr-only, [aria-hidden="true"], svg, script, style') !== null)
        continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue;
      const name = `${element.tagName.toLowerCase()} “${text.slice(0, 60)}”`;
      const isBlock = style.display !== 'inline' && style.display !== 'contents';
      const isEllipsis = style.textOverflow === 'ellipsis';
      const isTooWide = isBlock && element.scrollWidth > element.clientWidth + 1;
      if (isTooWide && !isEllipsis && !isScrolled(element)) faults.push(`cut: ${name}`);
      if ((box.right > width + 1 || box.left < -1) && !isScrolled(element)) faults.push(`outside: ${name}`);
    }
    if (document.documentElement.scrollWidth > width + 1) faults.push('the page scrolls sideways');
    return faults;
  });
}
