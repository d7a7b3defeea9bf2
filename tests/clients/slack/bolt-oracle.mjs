// Judges requests of Slack's with Bolt for JavaScript, Slack's own framework: a second opinion on ours.
//   echo '{"secret","cases":[{"name","path","headers":[[name,value]],"body"}]}' | node slack/bolt-oracle.mjs
// prints [{"name","status","body"}]: what Bolt answers. A body is base64, as it came; a header may come twice.
// Bolt looks at the real clock.
import http from 'node:http';
import { createRequire } from 'node:module';

const { App, HTTPReceiver } = createRequire(import.meta.url)('@slack/bolt');
const { secret, cases } = JSON.parse(await text(process.stdin));

const receiver = new HTTPReceiver({ signingSecret: secret, endpoints: ['/slack/events', '/slack/commands', '/slack/interactivity'], logLevel: 'error' });
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {}, getLevel: () => 'error' };
receiver.logger = quiet;
const app = new App({ receiver, logger: quiet, authorize: async () => ({ botToken: 'xoxb-example', botId: 'B1', botUserId: 'U1' }) });
app.event('app_mention', async () => {});
app.message(async () => {});
app.command('/sla', async ({ ack }) => ack());
app.action(/.*/, async ({ ack }) => ack());
app.view(/.*/, async ({ ack }) => ack());
app.error(async () => {});
const server = await app.start({ port: 0, host: '127.0.0.1' });

const verdicts = [];
for (const one of cases) {
  verdicts.push({ name: one.name, ...await send(one) });
}

process.stdout.write(JSON.stringify(verdicts), () => process.exit());

function send({ path, headers, body }) {
  const bytes = Buffer.from(body, 'base64');
  return new Promise((resolve, reject) => {
    const request = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', path, agent: false }, async response => resolve({ status: response.statusCode, body: await text(response) }));
    const together = new Map();
    for (const [name, value] of headers) {
      together.set(name, [...together.get(name) ?? [], value]);
    }

    for (const [name, values] of together) {
      request.setHeader(name, values.length === 1 ? values[0] : values);
    }

    request.on('error', reject);
    request.end(bytes);
  });
}

async function text(stream) {
  let whole = '';
  for await (const part of stream.setEncoding('utf8')) {
    whole += part;
  }

  return whole;
}
