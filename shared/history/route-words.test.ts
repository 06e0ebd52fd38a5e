import { expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import type { LineRoute } from './outages';
import { routeInWords } from './route-words';

const ROUTE: LineRoute = {
  interfaceName: 'wlan0',
  linkKind: 'wifi',
  isConnected: true,
  gateway: '192.168.1.1',
  gatewayAnswer: 'answered',
  targets: [
    { address: '1.1.1.1:443', answer: 'silent' },
    { address: '8.8.8.8:443', answer: 'silent' },
    { address: '9.9.9.9:443', answer: 'never-answered' },
  ],
};

it('says step by step what answered', () => {
  expect(routeInWords(ROUTE, textsIn('en'), 'en')).toBe(
    'wlan0 (Wi-Fi) was connected. The router 192.168.1.1 answered. No answer beyond it: 1.1.1.1:443, 8.8.8.8:443. ' +
      'Never answered in this network: 9.9.9.9:443.',
  );
  expect(routeInWords(ROUTE, textsIn('zh-CN'), 'zh-CN')).toBe(
    'wlan0（Wi-Fi） 已连接。路由器 192.168.1.1 有应答。其后没有应答：1.1.1.1:443、8.8.8.8:443。在此网络中从未应答：9.9.9.9:443。',
  );
  expect(routeInWords(ROUTE, textsIn('ja'), 'ja')).toBe(
    'wlan0（Wi-Fi）は接続されていました。ルーター 192.168.1.1は応答しました。その先の応答なし：1.1.1.1:443、8.8.8.8:443。' +
      'このネットワークで応答したことがない：9.9.9.9:443。',
  );
});

it('names what the system does not tell by its kind, and no targets that were not asked', () => {
  const without: LineRoute = {
    interfaceName: null,
    linkKind: null,
    isConnected: false,
    gateway: null,
    gatewayAnswer: 'not-asked',
    targets: [{ address: '1.1.1.1:443', answer: 'not-asked' }],
  };
  expect(routeInWords(without, textsIn('en'), 'en')).toBe(
    'The network interface was not connected. The router was not asked.',
  );
});
