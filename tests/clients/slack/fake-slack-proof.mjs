// Slack's own WebClient and SocketModeClient as callers of the tests' fake Slack: what they take for Slack is one.
//   node slack/fake-slack-proof.mjs <apiUrl> <botToken> <appToken> <trigger> <code>
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { WebClient, LogLevel } = require('@slack/web-api');
const { SocketModeClient } = require('@slack/socket-mode');
const [slackApiUrl, token, appToken, trigger, code] = process.argv.slice(2);
const divider = [{ type: 'divider' }];
const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: divider };
const web = new WebClient(token, { slackApiUrl, logLevel: LogLevel.ERROR });

let failed = 0;
async function step(name, run, holds = answer => answer.ok) {
  try {
    const answer = await run();
    if (!holds(answer)) throw new Error(`answered ${JSON.stringify(answer)}`);
    console.log(`ok   ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name} ${e.message}`);
  }
}

let ts, view;
await step('chat.postMessage, after one 429', () => web.chat.postMessage({ channel: 'C0SALES', text: 'fallback', blocks: divider, thread_ts: '1.1', unfurl_links: false, metadata: { event_type: 'x', event_payload: { a: 1 } } }), a => (ts = a.ts) && a.channel === 'C0SALES' && a.message.text === 'fallback');
await step('chat.update', () => web.chat.update({ channel: 'C0SALES', ts, text: 'edited', blocks: divider }), a => a.ts === ts && a.text === 'edited');
await step('chat.postEphemeral', () => web.chat.postEphemeral({ channel: 'C0SALES', user: 'U0JANE', text: 'only you' }), a => a.message_ts);
await step('chat.unfurl', () => web.chat.unfurl({ channel: 'C0SALES', ts, unfurls: { 'https://x': { blocks: divider } } }));
await step('chat.delete', () => web.chat.delete({ channel: 'C0SALES', ts }), a => a.ts === ts);
await step('views.open', () => web.views.open({ trigger_id: trigger, view: modal }), a => (view = a.view) && a.view.hash);
await step('views.update', () => web.views.update({ view_id: view.id, hash: view.hash, view: modal }), a => a.view.id === view.id && a.view.hash !== view.hash);
await step('views.publish', () => web.views.publish({ user_id: 'U0JANE', view: { type: 'home', blocks: [] } }), a => a.view.type === 'home');
await step('conversations.open', () => web.conversations.open({ users: 'U0JANE' }), a => a.channel.id === 'DU0JANE');
await step('conversations.members, page by page', async () => {
  const members = [];
  for await (const page of web.paginate('conversations.members', { channel: 'C0SALES', limit: 2 })) members.push(...page.members);
  return members;
}, members => members.length === 5 && members[0] === 'U0JANE');
await step('users.info', () => web.users.info({ user: 'U0WEI', include_locale: true }), a => a.user.real_name === 'Wei Chen' && a.user.locale === 'zh-TW');
await step('auth.test', () => web.auth.test(), a => a.team_id === 'T0HARBOUR' && a.bot_id);
await step('file upload', () => web.files.uploadV2({ channel_id: 'C0SALES', file: Buffer.from('png'), filename: 'chart.png', title: 'Chart', alt_text: 'pace chart', initial_comment: 'hi' }), a => a.files[0].files[0].id);
const client = { client_id: '1111.2222', client_secret: 'the-client-secret' };
let access;
await step('oauth.v2.access', () => new WebClient(undefined, { slackApiUrl }).oauth.v2.access({ ...client, code, redirect_uri: 'http://127.0.0.1/cb' }), a => (access = a) && a.team.id === 'T0HARBOUR' && a.expires_in > 0);
await step('the new token is good', () => new WebClient(access.access_token, { slackApiUrl }).auth.test());
await step('oauth.v2.access with the refresh token', () => new WebClient(undefined, { slackApiUrl }).oauth.v2.access({ ...client, grant_type: 'refresh_token', refresh_token: access.refresh_token }), a => a.access_token !== access.access_token && a.refresh_token !== access.refresh_token);
const refused = run => run().then(() => null, e => e.data?.error);
await step('a refresh token is good once', () => refused(() => new WebClient(undefined, { slackApiUrl }).oauth.v2.access({ ...client, grant_type: 'refresh_token', refresh_token: access.refresh_token })), e => e === 'invalid_refresh_token');
await step('an error is an error', () => refused(() => web.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })), e => e === 'channel_not_found');
await step('a wrong token is refused', () => refused(() => new WebClient('xoxb-wrong', { slackApiUrl }).auth.test()), e => e === 'invalid_auth');

// Socket Mode: the tests send the envelopes when the socket is open, and tell it to come again once it has answered.
const socket = new SocketModeClient({ appToken, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR });
const got = [];
let connections = 0;
const done = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no: ${got.join(', ')}, ${connections} connections`)), 15_000).unref();
  const look = () => got.length === 3 && connections === 2 && resolve(true);
  socket.on('connected', () => { connections++; look(); });
  socket.on('slash_commands', async ({ ack, body }) => { await ack({ text: 'done' }); got.push(body.command); look(); });
  socket.on('app_mention', async ({ ack, event }) => { await ack(); got.push(event.text); look(); });
  socket.on('interactive', async ({ ack, body }) => { await ack(); got.push(body.type); look(); });
});
await step('socket connected after hello', () => socket.start().then(() => true), Boolean);
await step('envelopes answered, and connected again when told to', () => done, Boolean);
await socket.disconnect();
process.exit(failed ? 1 : 0);
