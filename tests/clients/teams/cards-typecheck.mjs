// Checks cards against Microsoft's own types in @microsoft/teams.cards, which say what Teams supports today, charts included.
//   node teams/cards-typecheck.mjs FOLDER
// Each card becomes the initialiser of an IAdaptiveCard, and one run of tsc judges them all. Cards that are broken on
// purpose must be refused in the same run, which proves that the check bites.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { broken, cardsOf, findings, first } from './cards-common.mjs';

const require = createRequire(import.meta.url);
const cards = cardsOf(process.argv[2]);
const sample = cards.find(([, card]) => ['Table', 'Chart.Line', 'FactSet', 'ProgressBar', 'Action.Execute'].every(type => type === 'Table' || first(card, type)))[1];
const tabular = cards.find(([, card]) => first(card, 'Table') && first(card, 'Action.Execute'))[1];
const form = cards.find(([, card]) => first(card, 'Input.ChoiceSet'))[1];
const bad = [
  ['a misspelt member', broken(sample, card => { first(card, 'TextBlock').warp = true; })],
  ['an unknown element', broken(sample, card => { card.body.push({ type: 'Chart.Sparkline' }); })],
  ['a size in lower case', broken(sample, card => { first(card, 'TextBlock').size = 'large'; })],
  ['a ground in upper case', broken(sample, card => { first(card, 'Container').style = 'Good'; })],
  ['a width of the card that is none', broken(sample, card => { card.msteams = { width: 'Wide' }; })],
  ['a colour of a line that is none', broken(sample, card => { first(card, 'Chart.Line').data[0].color = 'blue'; })],
  ['a value of a line that is words', broken(sample, card => { first(card, 'Chart.Line').data[0].values[0].y = '12'; })],
  ['a target width without its case', broken(tabular, card => { first(card, 'Table').targetWidth = 'atleast:standard'; })],
  ['a row without cells that is no row', broken(tabular, card => { first(card, 'Table').rows[0] = { type: 'Row', cells: [] }; })],
  ['a button style of another schema', broken(tabular, card => { first(card, 'Action.Execute').style = 'primary'; })],
  ['a mode of inputs that is none', broken(form, card => { first(card, 'Action.Execute').associatedInputs = 'Auto'; })],
  ['a choice that is words', broken(form, card => { first(card, 'Input.ChoiceSet').choices = ['a']; })],
  ['a fact without a value', broken(sample, card => { first(card, 'FactSet').facts = [{ title: 'Gap' }]; })],
  ['a card without a body', broken(sample, card => { delete card.body; })],
];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cards-typecheck-'));
try {
  const all = [...cards, ...bad];
  const files = all.map(([, card], at) => {
    const file = `card-${at}.ts`;
    fs.writeFileSync(path.join(folder, file), `import type { IAdaptiveCard } from '@microsoft/teams.cards';\nexport const card: IAdaptiveCard = ${JSON.stringify(card, null, 1)};\n`);
    return file;
  });
  const types = path.join(path.dirname(require.resolve('@microsoft/teams.cards')), 'index.d.ts');
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'esnext', module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true, types: [], paths: { '@microsoft/teams.cards': [types] } },
    files,
  }));
  const manifest = require.resolve('typescript/package.json');
  const run = spawnSync(process.execPath, [path.join(path.dirname(manifest), require(manifest).bin.tsc), '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  if (run.error) throw run.error;
  const found = findings();
  all.forEach(([name], at) => {
    const errors = run.stdout.split('\n').filter(line => line.startsWith(`card-${at}.ts`));
    if (at < cards.length) found.expect(errors.length === 0, name, errors[0]);
    else found.expect(errors.length > 0, `${name} was not noticed`);
  });
  found.expect(run.stdout.includes('card-'), 'tsc did not judge', run.stdout + run.stderr);
  found.done(`${cards.length} cards are of Microsoft's types; ${bad.length} broken ones were refused`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
