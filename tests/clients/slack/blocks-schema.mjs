// Checks messages and views against a JSON Schema generated from Slack's published types, widened for data_visualization,
// which @slack/types 3.2.0 does not know.
//   node slack/blocks-schema.mjs FOLDER
// The types know shapes, not lengths or counts: those are tested in .NET. Broken blocks must be refused.
import { createRequire } from 'node:module';
import path from 'node:path';
import { broken, findings, first, listsOf, samplesOf } from './blocks-common.mjs';

const require = createRequire(import.meta.url);
const { createGenerator } = require('ts-json-schema-generator');
const Ajv = require('ajv');
const [folder] = process.argv.slice(2);

const { definitions } = createGenerator({ path: path.join(import.meta.dirname, 'blocks-entry.ts'), tsconfig: path.join(import.meta.dirname, 'tsconfig.json'), type: '*', skipTypeCheck: true }).createSchema('*');
const object = (required, properties) => ({ type: 'object', required, additionalProperties: false, properties });
const text = maxLength => ({ type: 'string', minLength: 1, maxLength });
const points = object(['label', 'value'], { label: text(20), value: { type: 'number' } });
definitions.DataVisualizationBlock = object(['type', 'title', 'chart'], {
  type: { const: 'data_visualization' }, block_id: text(255), title: text(50),
  chart: object(['type', 'series', 'axis_config'], {
    type: { enum: ['line', 'bar', 'area'] },
    series: { type: 'array', minItems: 1, maxItems: 6, items: object(['name', 'data'], { name: text(20), data: { type: 'array', minItems: 1, maxItems: 20, items: points } }) },
    axis_config: object(['categories'], { categories: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: text(20) }, x_label: text(50), y_label: text(50) }),
  }) });

definitions.KnownBlock.anyOf.push({ $ref: '#/definitions/DataVisualizationBlock' });

const compile = type => new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile({ $ref: `#/definitions/${type}`, definitions });
const [validBlocks, validView] = [compile('Blocks'), compile('SlackView')];
const why = (validate, json) => validate(json) ? '' : validate.errors.slice(-1).map(error => `${error.instancePath} ${error.message}`)[0];

const samples = samplesOf(folder);
const found = findings();
let lists = 0;
for (const [name, sample] of samples) {
  for (const [where, blocks] of listsOf(name, sample)) {
    lists++;
    found.expect(why(validBlocks, blocks) === '', where, why(validBlocks, blocks));
  }

  if (sample.type) found.expect(why(validView, sample) === '', `${name}, the view`, why(validView, sample));
}

const [, { blocks }] = samples.find(([, sample]) => first(sample.blocks, 'data_table') && first(sample.blocks, 'actions'));
const [, { blocks: charted }] = samples.find(([, sample]) => first(sample.blocks, 'data_visualization'));
const [, modal] = samples.find(([, sample]) => sample.type === 'modal');
const bad = [
  ['an unknown block', validBlocks, broken(blocks, list => { list.push({ type: 'gauge' }); })],
  ['mrkdwn in a header', validBlocks, broken(blocks, list => { first(list, 'header').text.type = 'mrkdwn'; })],
  ['an unknown member', validBlocks, broken(blocks, list => { first(list, 'button').colour = 'red'; })],
  ['a button without words', validBlocks, broken(blocks, list => { delete first(list, 'button').text; })],
  ['a table without a caption', validBlocks, broken(blocks, list => { delete first(list, 'data_table').caption; })],
  ['a number for a text', validBlocks, broken(blocks, list => { first(list, 'raw_text').text = 12; })],
  ['a title of a chart that is too long', validBlocks, broken(charted, list => { first(list, 'data_visualization').title = 'x'.repeat(51); })],
  ['a chart without an axis', validBlocks, broken(charted, list => { delete first(list, 'data_visualization').chart.axis_config; })],
  ['a modal without a title', validView, broken(modal, view => { delete view.title; })],
];
for (const [name, validate, json] of bad) found.expect(!validate(json), `${name} was not noticed`);
found.done(`${lists} lists of blocks are valid under Slack's types; ${bad.length} broken ones were refused`);
