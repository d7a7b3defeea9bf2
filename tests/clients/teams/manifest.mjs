// The Teams app package against the official schemas, which @microsoft/app-manifest carries (no network needed).
//   node teams/manifest.mjs FOLDER    FOLDER is an unpacked package
// The manifest and its languages must hold under the version they name and under those before and after it; and a manifest
// spoilt in ways that people spoil them must not, which proves that this check bites.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const folder = process.argv[2];
const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const schemas = path.join(path.dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const validators = new Map();

function errors(document, version, kind) {
  const file = path.join(schemas, `v${version}`, kind);
  if (!validators.has(file)) validators.set(file, new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(read(file)));
  const validate = validators.get(file);
  return validate(document) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message}`);
}

const manifestErrors = (manifest, version) => errors({ ...manifest, manifestVersion: version }, version, 'MicrosoftTeams.schema.json');
const languageErrors = (words, version) => errors(words, version, 'MicrosoftTeams.Localization.schema.json');
const failures = [];
const expect = (what, isMet, detail = '') => { if (!isMet) failures.push(`${what}: ${detail}`); };

const manifest = read(path.join(folder, 'manifest.json'));
const own = manifest.manifestVersion;
const languages = manifest.localizationInfo.additionalLanguages.map(l => [l.file, read(path.join(folder, l.file))]);
expect('$schema names the same version', manifest.$schema.includes(`/v${own}/`), manifest.$schema);
for (const version of new Set([own, '1.25', '1.30'])) {
  expect(`manifest under ${version}`, !manifestErrors(manifest, version).length, manifestErrors(manifest, version).join(' | '));
  for (const [file, words] of languages) expect(`${file} under ${version}`, !languageErrors(words, version).length, languageErrors(words, version).join(' | '));
}

const manifestBreaks = {
  'scope groupchat': m => { m.bots[0].scopes = ['groupchat']; },
  'two bots': m => { m.bots.push(m.bots[0]); },
  'short name of 31 characters': m => { m.name.short = 'x'.repeat(31); },
  'short description of 81 characters': m => { m.description.short = 'x'.repeat(81); },
  'no privacyUrl': m => { delete m.developer.privacyUrl; },
  'developer name of 33 characters': m => { m.developer.name = 'x'.repeat(33); },
  '13 commands': m => { m.bots[0].commandLists[0].commands = Array(13).fill({ title: 'x', description: 'x' }); },
  'command without a title': m => { delete m.bots[0].commandLists[0].commands[0].title; },
  'bot id that is a placeholder': m => { m.bots[0].botId = '${{BOT_ID}}'; },
  'id that is no GUID': m => { m.id = 'slabot'; },
  'colour by name': m => { m.accentColor = 'blue'; },
  'a member nobody knows': m => { m.slabot = true; },
  'a permission nobody knows': m => { m.permissions = ['readEverything']; },
};
for (const [name, spoil] of Object.entries(manifestBreaks)) {
  const spoilt = structuredClone(manifest);
  spoil(spoilt);
  expect(`rejects: ${name}`, manifestErrors(spoilt, own).length, 'it was accepted');
}
for (const [file, words] of languages) {
  expect(`${file} rejects an unknown key`, languageErrors({ ...words, 'bots[0].name': 'x' }, own).length, 'it was accepted');
  expect(`${file} rejects a long short name`, languageErrors({ ...words, 'name.short': 'x'.repeat(31) }, own).length, 'it was accepted');
}

console.log(failures.length ? failures.join('\n') : `valid under ${own}; ${Object.keys(manifestBreaks).length + 2 * languages.length} spoilt ones rejected`);
process.exitCode = failures.length ? 1 : 0;
