// Checks that escaped words come back letter by letter from Markdown renderers, and that nothing in them comes alive.
//   node teams/cards-markdown.mjs FILE      FILE is a list of {plain, markdown}
// Four renderers stand for what clients do: CommonMark alone, with raw HTML, with addresses turned into links, and with
// all that markdown-it can.
import fs from 'node:fs';
import MarkdownIt from 'markdown-it';
import { formatText } from 'adaptivecards/lib/text-formatters.js';
import { findings } from './cards-common.mjs';

const samples = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const renderers = {
  'CommonMark': new MarkdownIt('commonmark', { html: false }),
  'CommonMark with HTML': new MarkdownIt('commonmark', { html: true }),
  'with links': new MarkdownIt('default', { linkify: true }),
  'with everything': new MarkdownIt({ html: true, linkify: true, typographer: false }),
};
for (const renderer of [renderers['with links'], renderers['with everything']]) renderer.linkify.set({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const textOf = html => html.replaceAll('<p>', '').replaceAll('</p>', '\n').replace(/&(lt|gt|quot|amp);/g, entity => entities[entity]);
const flat = text => text.replace(/\s+/gu, ' ').trim();

// What would be a mention, were there an entity of the same text; and what the renderer of cards fills in itself.
const mention = /<at>[^<\\]*<\/at>/;

const found = findings();
for (const { plain, markdown } of samples) {
  const said = JSON.stringify(plain).slice(0, 80);
  found.expect(!mention.test(markdown), `${said} holds a mention`, markdown);
  found.expect(formatText('en', markdown) === markdown, `${said} holds a macro`, markdown);
  found.expect(!markdown.includes('${'), `${said} holds a template`, markdown);
  for (const [name, renderer] of Object.entries(renderers)) {
    const html = renderer.render(markdown);
    const tags = (html.match(/<[^>]*>/g) ?? []).filter(tag => tag !== '<p>' && tag !== '</p>');
    found.expect(tags.length === 0, `${said} is alive ${name}`, html);
    found.expect(flat(textOf(html)) === flat(plain), `${said} is not what is shown ${name}`, html);
  }
}

// The check bites: what is not escaped is found out by at least one of them.
const alive = ['**a**', '_a_', '[a](https://b.example)', '<b>a</b>', 'www.evil.com', 'a@evil.com', 'evil.com', '# a', '- a', '1. a', '`a`', '> a', '&copy;', '---'];
for (const text of alive) {
  const noticed = Object.values(renderers).some(renderer => {
    const html = renderer.render(text);
    return /<(?!\/?p>)/.test(html) || flat(textOf(html)) !== text;
  });
  found.expect(noticed, `${text} was not noticed`);
}
found.done(`${samples.length} texts are shown as they are by ${Object.keys(renderers).length} renderers`);
