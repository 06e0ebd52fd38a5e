#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder calls to make Debian packages and would download: takes its arguments and
 * makes the package by Debian's own dpkg-deb. So the metadata has one definition, electron-builder.yml.
 */
import { makeDeb } from './lib/packaging/deb.mjs';
import { readFpmArguments } from './lib/packaging/fpm-arguments.mjs';
import { Stop, finish } from './lib/stop.mjs';

void finish(async () => {
  const order = readFpmArguments(process.argv.slice(2));
  if ('problem' in order) throw new Stop(`The package cannot be made by dpkg-deb: ${order.problem}.`);
  await makeDeb(order);
  return 0;
});
