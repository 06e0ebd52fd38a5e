/**
 * Selects what an element says and copies it; false where that is not possible. The clipboard of the browser asks for
 * a permission, which the window denies like every other; copying what is selected needs none.
 */
export function getCopyText(element: HTMLElement): boolean {
  const selection = window.getSelection();
  if (selection === null) return false;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);

  return document.execCommand('copy');
}
