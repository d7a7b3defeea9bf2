// Judges requests of the Teams channel with Microsoft's own JavaScript adapter (botbuilder): a second opinion on ours.
//   echo '{"appId","issuer","metadata","cases":[{"name","authorization","body"}]}' | node teams/jwt-oracle.mjs
// prints [{"name","status"}], the HTTP status that the adapter answers. A body is text, as it came.
import { CloudAdapter } from 'botbuilder';
import { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } from 'botframework-connector';

const { appId, issuer, metadata, cases } = JSON.parse(await text(process.stdin));

// Where one address is given to the factory, all are taken from the call; the bot answers nothing, so the others are nowhere.
const nowhere = 'http://127.0.0.1:1';
const adapter = new CloudAdapter(BotFrameworkAuthenticationFactory.create(
  '', true, nowhere, issuer, issuer, nowhere, metadata, nowhere, 'urn:botframework:azure',
  new PasswordServiceClientCredentialFactory(appId, 'not used'), new AuthenticationConfiguration()));
adapter.onTurnError = async (_, error) => { throw error; };
console.error = () => {}; // the adapter tells every refusal there

const verdicts = [];
for (const { name, authorization, body } of cases) {
  verdicts.push({ name, status: await judge(authorization, body) });
}

process.stdout.write(JSON.stringify(verdicts));

async function judge(authorization, body) {
  let status = 200;
  const response = { status: code => { status = code; }, header() {}, send() {}, end() {} };
  const request = { method: 'POST', headers: authorization === null ? {} : { authorization }, body: parsed(body) };
  try {
    await adapter.process(request, response, async turn => {
      if (turn.activity.type === 'invoke') {
        await turn.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
      }
    });
  } catch {
    return 500; // what a web server makes of it
  }

  return status;
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function text(stream) {
  let whole = '';
  for await (const part of stream.setEncoding('utf8')) {
    whole += part;
  }

  return whole;
}
