// The shape of outbound activities, judged by the schema of @microsoft/agents-activity: types and required members.
//   node teams/activity-schema.mjs <file>      one JSON activity a line; every one must be accepted
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Activity } = require('@microsoft/agents-activity');
const verdict = json => { try { Activity.fromObject(json); return ''; } catch (e) { return e.message.replace(/\s+/g, ' ').slice(0, 300); } };

// The judge must be able to say no.
const good = { type: 'message', text: 'hi', channelId: 'msteams', conversation: { id: 'c' }, from: { id: 'x' } };
if (verdict(good) || !verdict({ ...good, text: 5 }) || !verdict({ ...good, conversation: {} }) || !verdict({ ...good, type: '' })) {
  console.log('FAIL the schema does not judge');
  process.exitCode = 1;
}

for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const why = verdict(JSON.parse(line));
  console.log(`${why ? 'FAIL' : 'ok  '} ${line.slice(0, 100)} ${why}`);
  if (why) process.exitCode = 1;
}
