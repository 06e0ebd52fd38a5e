import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { bridge } from '../bridge';
import { KeyOverview } from '../components/keyboard/key-overview';
import { isMac } from '../components/keyboard/keys-in-words';
import { useApp } from '../hooks/app-context';
import { getPageKey, takesText } from '../hooks/keys';

/** The code of the palette, which is loaded when there is nothing else to do. */
export const loadPalette = () => import('./palette/palette').then(({ Palette: page }) => ({ default: page }));
const Palette = lazy(loadPalette);

/** What the keys of the window open: the palette, the overview of the keys; and what they do. */
export function KeysOfWindow() {
  const { state, go } = useApp();
  const [opened, setOpened] = useState<'palette' | 'overview' | null>(null);
  const before = useRef<Element | null>(null);
  const open = (layer: 'palette' | 'overview') => {
    if (opened === null) before.current = document.activeElement;
    setOpened(layer);
  };
  const close = () => setOpened(null);
  const leave = () => {
    close();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    const active = document.activeElement;
    const key = getPageKey(event, {
      isTyping: active !== null && takesText(active),
      isCovered: document.querySelector('[aria-modal="true"]') !== null,
      isMac: isMac(),
    });
    // A question that has to be answered stays.
    if (key === null || state.quit === 'asked') return;
    event.preventDefault();
    switch (key.kind) {
      case 'palette':
        return opened === 'palette' ? leave() : open('palette');
      case 'overview':
        return open('overview');
      case 'page':
        return go({ page: key.page });
      case 'measure': {
        if (state.running !== null && !state.running.isEnding) return;
        go({ page: 'dashboard' });
        return void bridge.runStart(null);
      }
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onPress(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Suspense>
        {opened === 'palette' && (
          <Palette onLeave={leave} onChosen={close} showKeys={() => open('overview')} />
        )}
      </Suspense>
      <KeyOverview isOpen={opened === 'overview'} onClose={leave} />
    </>
  );
}
