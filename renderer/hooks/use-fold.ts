import { useState } from 'react';

/** Whether a fold is open, and the way to open or close it. It opens by itself when something in it is asked for. */
export function useFold(
  isAsked: boolean,
  isOpenAtFirst = false,
): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(isAsked || isOpenAtFirst);
  const [wasAsked, setWasAsked] = useState(isAsked);
  if (isAsked !== wasAsked) {
    setWasAsked(isAsked);
    if (isAsked) setOpen(true);
  }
  return [isOpen, setOpen];
}
