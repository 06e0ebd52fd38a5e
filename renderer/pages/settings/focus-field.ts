/**
 * Brings a field into view, opens the fold that it is in, and puts the focus there.
 *
 * @returns whether the page shows such a field
 */
export function focusField(id: string): boolean {
  const field = document.getElementById(id);
  if (field === null) return false;
  field.closest('details')?.setAttribute('open', '');
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  if (document.activeElement !== field) {
    field.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  }
  return true;
}
