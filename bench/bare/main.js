// The least that a tray application with a window can be: what Linewatch is compared with.
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, nativeImage, Tray } from 'electron';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const kept = [];

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const tray = new Tray(nativeImage.createFromPath(path('../../assets/tray/idle.png')));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', role: 'quit' }]));
  const window = new BrowserWindow({ width: 1280, height: 900, webPreferences: { sandbox: true } });
  void window.loadFile(path('index.html'));
  kept.push(tray);
});
