import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { look } from './check';
import { phasesOf, WORKS } from './phases';
import { FOUND, type WriterOrder } from './protocol';
import { openWriting, say } from './writing';

/** Opens a data folder, says what is in it, and writes to it phase by phase, until it is killed. */
const order = JSON.parse(process.argv[2] ?? '') as WriterOrder;
say('begin', 'open', {});
const writing = openWriting(order);
say('done', 'open', {});
writeFileSync(join(order.place, FOUND), JSON.stringify(await look(writing, order)));
say('found', 'open', {});
for (const phase of phasesOf(order)) await WORKS[phase](writing, order);
