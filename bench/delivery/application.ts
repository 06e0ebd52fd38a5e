import { readFileSync } from 'node:fs';
import { Application } from './application-orders';
import { openApplication } from './application-services';
import type { NumberedAnswer, NumberedOrder, Setup } from './protocol';

/** The services of the application in plain Node, led by the bench through messages between processes. */
const [, , setupFile = ''] = process.argv;
const application = new Application(openApplication(JSON.parse(readFileSync(setupFile, 'utf8')) as Setup));
await application.begin();

process.on('message', (message) => {
  const { number, order } = message as NumberedOrder;
  void application.follow(order).then((answer) => {
    process.send?.({ number, answer } satisfies NumberedAnswer, () => {
      if (order.do === 'stop') process.exit(0);
    });
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ number: 0, answer: { recorded: [] } } satisfies NumberedAnswer);
