// Checks cards against the Adaptive Cards JSON Schema 1.5.0, widened for what Teams adds to it: msteams on the card,
// Chart.* and ProgressBar elements, targetWidth on every element.
//   node teams/cards-schema.mjs FOLDER SCHEMA
// Cards that are broken on purpose must be refused.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { broken, cardsOf, findings, first } from './cards-common.mjs';

const require = createRequire(import.meta.url);
const [folder, file] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
delete schema.id;
const { definitions } = schema;
Object.assign(definitions.AdaptiveCard.properties, { msteams: { type: 'object' } });
for (const definition of Object.values(definitions)) {
  if (definition.properties?.type && definition !== definitions.AdaptiveCard) definition.properties.targetWidth ??= { type: 'string' };
}
definitions['ImplementationsOf.Element'].anyOf.push({ type: 'object', required: ['type'], properties: { type: { enum: ['Chart.Line', 'ProgressBar'] } } });

const Ajv = require('ajv');
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
const validate = ajv.compile(schema);

const cards = cardsOf(folder);
const found = findings();
for (const [name, card] of cards) {
  const ok = validate(card);
  found.expect(ok, name, ok ? '' : validate.errors.slice(0, 2).map(error => `${error.instancePath} ${error.message}`).join('; '));
}

const sample = cards.find(([, card]) => first(card, 'Table') && first(card, 'Action.Execute'))[1];
const bad = [
  ['an unknown element', card => { card.body.push({ type: 'Gauge' }); }],
  ['a number for a text', card => { first(card, 'TextBlock').text = 12; }],
  ['a size that is none', card => { first(card, 'TextBlock').size = 'Huge'; }],
  ['an unknown member', card => { first(card, 'Action.Execute').colour = 'red'; }],
  ['actions that are no list', card => { first(card, 'ActionSet').actions = {}; }],
  ['a version that is a number', card => { card.version = 1.5; }],
];
for (const [name, change] of bad) found.expect(!validate(broken(sample, change)), `${name} was not noticed`);
found.done(`${cards.length} cards are valid under the schema; ${bad.length} broken ones were refused`);
