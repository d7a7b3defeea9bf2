// Shared by the judges of blocks: reading the messages and views of a folder, breaking one on purpose, saying what was found.
import fs from 'node:fs';
import path from 'node:path';

/** The files of a folder: [name, json] for each `*.json`. */
export function samplesOf(folder) {
  const samples = fs.readdirSync(folder).filter(file => file.endsWith('.json')).sort()
    .map(file => [path.basename(file, '.json'), JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))]);
  if (samples.length === 0) throw new Error(`no samples in ${folder}`);
  return samples;
}

/** The lists of blocks of a sample: [name, blocks] for a message, its classic variant, or a view. */
export function* listsOf(name, sample) {
  if (sample.blocks) yield [name, sample.blocks];
  if (sample.classic) yield [`${name}, classic`, sample.classic];
}

/** A copy with something done to it. */
export function broken(blocks, change) {
  const copy = structuredClone(blocks);
  change(copy);
  return copy;
}

/** Every object that has a `type`. */
export function* elements(node) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) yield* elements(child);
}

/** The first element of a kind. */
export const first = (blocks, type) => [...elements(blocks)].find(element => element.type === type);

/** Collects what is wrong, prints it, and sets the exit code. */
export function findings() {
  const wrong = [];
  return {
    expect(ok, what, detail = '') {
      if (!ok) wrong.push(`${what}${detail ? `: ${detail}` : ''}`);
    },
    done(summary) {
      console.log(wrong.length ? wrong.join('\n') : summary);
      process.exitCode = wrong.length ? 1 : 0;
    },
  };
}
