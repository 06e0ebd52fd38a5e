/*
 * Unit tests depend on no clock: a busy computer is slow, a fast one is through before a test expects it, and both
 * shall see the same.
 */

import { dialect } from './dialect.mjs';

const WAYS = 'See "Tests" in CONTRIBUTING.md for the ways to wait.';

/** Waiting for a while, and limits that a slow computer may overrun. */
const restricted = [
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^waitFor$|^waitUntil$/]",
    message: `vi.waitFor() gives up after a second of real time. ${WAYS}`,
  },
  {
    selector: "MemberExpression[object.name='expect'][property.name='poll']",
    message: `expect.poll() gives up after a second of real time. ${WAYS}`,
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
    message: `A test does not sleep. ${WAYS}`,
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal[raw=/^\\d/]',
    message: `A test has no limit of its own. ${WAYS}`,
  },
  {
    selector: "CallExpression[callee.callee.property.name='each'] > Literal[raw=/^\\d/]",
    message: `A test has no limit of its own. ${WAYS}`,
  },
];

const SERVERS =
  /\/testing\/(?:answers|http-sink|imap-server|line|ndt7-server|proxy-server|raw-server|scripted-smtp|sink-server|smtp-server|speed-server)$/;
const NETWORK = /^(?:node:)?(?:dgram|http|http2|https|net|tls)$/;
const OPENERS = new Set(['connect', 'createServer', 'createSocket', 'get', 'request']);

/**
 * Whoever opens connections has deadlines to meet, which run on a time that the loopback sets.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const loopbackTime = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: `A test with servers or sockets runs on useLoopbackTime(). ${WAYS}` },
  },
  create(context) {
    /** @type {import('eslint').Rule.Node | null} */
    let opener = null;
    let isOnLoopbackTime = false;
    return {
      ImportDeclaration(node) {
        const source = String(node.source.value);
        const names = node.specifiers.map(({ local }) => local.name);
        const opens = NETWORK.test(source) && names.some((name) => OPENERS.has(name));
        if (SERVERS.test(source) || opens) opener ??= node;
      },
      'CallExpression[callee.name="useLoopbackTime"]'() {
        isOnLoopbackTime = true;
      },
      'Program:exit'() {
        if (opener !== null && !isOnLoopbackTime) context.report({ node: opener, messageId: 'missing' });
      },
    };
  },
};

/**
 * The rules of unit tests.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const tests = [
  {
    files: ['{shared,main,server,bench,renderer,locales,scripts,lint}/**/*.test.{ts,tsx,mjs}'],
    plugins: { house: { rules: { 'loopback-time': loopbackTime } } },
    rules: { 'no-restricted-syntax': ['error', ...dialect, ...restricted], 'house/loopback-time': 'error' },
  },
];
