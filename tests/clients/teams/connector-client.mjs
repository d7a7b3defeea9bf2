// Microsoft's own Connector clients as callers of the tests' fake Connector: what they take for an answer is one.
//   node teams/connector-client.mjs <serviceUrl>
// Empty credentials: no Authorization header is sent.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ConnectorClient, MicrosoftAppCredentials } = require('botframework-connector');
const { TeamsConnectorClient } = require('botframework-connector/lib/teams');

const options = { baseUri: process.argv[2] };
const { conversations: c } = new ConnectorClient(new MicrosoftAppCredentials('', ''), options);
const { teams } = new TeamsConnectorClient(new MicrosoftAppCredentials('', ''), options);
const cid = '19:abc@thread.tacv2;messageid=1700000000000';
const say = text => ({ type: 'message', text });

let failed = 0;
async function step(name, run, holds) {
  try {
    const answer = await run();
    if (!holds(answer)) throw new Error(`answered ${JSON.stringify(answer)}`);
    console.log(`ok   ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name} ${e.statusCode ?? ''} ${e.message}`);
  }
}

let sent;
await step('send', () => c.sendToConversation(cid, say('one')), answer => (sent = answer.id));
await step('reply', () => c.replyToActivity(cid, sent, say('two')), answer => answer.id && answer.id !== sent);
await step('typing', () => c.sendToConversation(cid, { type: 'typing' }), () => true);
await step('update', () => c.updateActivity(cid, sent, say('edited')), answer => answer.id === sent);
await step('delete', () => c.deleteActivity(cid, sent), () => true);
await step('members', () => c.getConversationMembers(cid), answer => answer.length === 2 && answer[0].id);
await step('member', () => c.getConversationMember(cid, '29:jane'), answer => answer.name === 'Jane Harbour');
await step('paged members', () => c.getConversationPagedMembers(cid, { pageSize: 1 }), answer => answer.members.length === 1 && answer.continuationToken);
await step('paged members, next page', () => c.getConversationPagedMembers(cid, { pageSize: 1, continuationToken: '1' }), answer => answer.members[0].id === '29:wei' && !answer.continuationToken);
await step('create 1:1', () => c.createConversation({ isGroup: false, bot: { id: '28:b' }, members: [{ id: '29:u' }], tenantId: 't', channelData: { tenant: { id: 't' } } }), answer => answer.id === 'a:29:u');
await step('create thread', () => c.createConversation({ isGroup: true, bot: { id: '28:b' }, channelData: { channel: { id: '19:c@thread.tacv2' } }, activity: say('three') }), answer => answer.id === `19:c@thread.tacv2;messageid=${answer.activityId}`);
await step('team details', () => teams.fetchTeamDetails('19:team@thread.tacv2'), answer => answer.name === 'Growth');
await step('team channels', () => teams.fetchChannelList('19:team@thread.tacv2'), answer => answer.conversations.length === 2);
await step('an error is an error', () => c.sendToConversation(cid, { type: 'message' }).then(() => null, e => e), e => e?.statusCode === 400 && e.code === 'BadSyntax');
await step('429 is retried by the client itself', () => c.sendToConversation('throttle', say('four')), answer => answer.id);
process.exitCode = failed ? 1 : 0;
