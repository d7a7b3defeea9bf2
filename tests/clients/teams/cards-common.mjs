// Shared by the judges of cards: reading the cards of a folder, breaking one on purpose, and saying what was found.
import fs from 'node:fs';
import path from 'node:path';

/** The cards of a folder: [name, card] for each `*.json`. */
export function cardsOf(folder) {
  const cards = fs.readdirSync(folder).filter(file => file.endsWith('.json')).sort()
    .map(file => [path.basename(file, '.json'), JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))]);
  if (cards.length === 0) throw new Error(`no cards in ${folder}`);
  return cards;
}

/** A copy of a card with something done to it. */
export function broken(card, change) {
  const copy = structuredClone(card);
  change(copy);
  return copy;
}

/** Every object of a card that has a `type`. */
export function* elements(node) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) yield* elements(child);
}

/** The first element of a kind. */
export const first = (card, type) => [...elements(card)].find(element => element.type === type);

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
