// Renders cards with Microsoft's adaptivecards library in headless Chromium, as Teams would fit them to the width.
//   node teams/cards-picture.mjs FOLDER [--light host.json] [--dark host.json] [--gallery FOLDER]
// Without --gallery every card is rendered light and dark, wide and narrow, and must have no unknown element, no finding
// of the library's validation, no live markup from its words, and nothing that sticks out at the side. With --gallery the
// pictures of PICTURES are written too. Host configurations: microsoft/AdaptiveCards samples/HostConfig/microsoft-teams-*;
// without them a small own one. The library knows the core schema only: charts and bars show their fallback.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { broken, cardsOf, findings } from './cards-common.mjs';

const FULL = 720, BUBBLE = 480, PHONE = 320;
const PICTURES = {
  'cards-pace-light': { theme: 'light', width: FULL, names: ['Pace'] },
  'cards-pace-dark': { theme: 'dark', width: FULL, names: ['PaceChinese'] },
  'cards-tables-light': { theme: 'light', width: FULL, names: ['Funnel', 'WhyChinese'] },
  'cards-tables-dark': { theme: 'dark', width: FULL, names: ['FunnelChinese', 'Compare'] },
  'cards-narrow-light': { theme: 'light', width: PHONE, names: ['Pace', 'Funnel', 'Settings'], across: true },
  'cards-narrow-dark': { theme: 'dark', width: PHONE, names: ['PaceChinese', 'FunnelChinese', 'SettingsChinese'], across: true },
  'cards-talk-light': { theme: 'light', width: BUBBLE, names: ['Welcome', 'AskingBackChinese', 'NoData', 'Settings'], across: true, columns: 2 },
};

const { values: options, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { light: { type: 'string' }, dark: { type: 'string' }, gallery: { type: 'string' } } });
const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const ground = (backgroundColor, text, subtle) => ({ backgroundColor, foregroundColors: { default: { default: text, subtle } } });
const own = (card, text, subtle, tints) => ({
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'Horizontal', actionAlignment: 'Left' },
  containerStyles: Object.fromEntries(['default', 'emphasis', 'accent', 'good', 'warning', 'attention'].map((style, at) => [style, ground([card, ...tints][at], text, subtle)])),
});
const hosts = {
  light: options.light ? read(options.light) : own('#ffffff', '#242424', '#616161', ['#f5f5f5', '#e8ebfa', '#e7f2da', '#fff4ce', '#fde7e9']),
  dark: options.dark ? read(options.dark) : own('#292929', '#ffffff', '#adadad', ['#1f1f1f', '#2b2b40', '#1e2b1a', '#3a3015', '#3b1f22']),
};

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cards-picture-'));
// markdown-it has no browser bundle, so both libraries go through esbuild. adaptivecards says that it is free of side
// effects although it registers Table and others when it is loaded: ignoreAnnotations keeps them.
await build({
  stdin: { resolveDir: import.meta.dirname, loader: 'js', contents: `
    import * as AC from 'adaptivecards';
    import MarkdownIt from 'markdown-it';
    const markdown = new MarkdownIt();
    AC.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
    // Teams reads no Markdown in the options of a choice.
    AC.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
    const FONT = "'Segoe UI', Selawik, 'Noto Sans CJK TC', 'Noto Sans', sans-serif";

    // What Teams does with targetWidth, which the library does not know.
    const NAMES = ['VeryNarrow', 'Narrow', 'Standard', 'Wide'];
    const classOf = width => width <= 164 ? 0 : width <= 350 ? 1 : width <= 768 ? 2 : 3;
    function fits(target, width) {
      const [, bound, name] = /^(?:(atLeast|atMost):)?(.*)$/.exec(target);
      const [wanted, is] = [NAMES.indexOf(name), classOf(width)];
      return bound === 'atLeast' ? is >= wanted : bound === 'atMost' ? is <= wanted : is === wanted;
    }
    function fitted(node, width) {
      if (Array.isArray(node)) return node.filter(item => !item?.targetWidth || fits(item.targetWidth, width)).map(item => fitted(item, width));
      if (node === null || typeof node !== 'object') return node;
      return Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'targetWidth').map(([name, value]) => [name, fitted(value, width)]));
    }

    window.show = (json, { theme, width, into }) => {
      const card = new AC.AdaptiveCard();
      card.hostConfig = new AC.HostConfig(window.HOSTS[theme]);
      card.hostConfig.fontFamily = FONT;
      for (const type of ['default', 'monospace']) {
        const definition = card.hostConfig.fontTypes?.[type];
        if (definition && type === 'default') definition.fontFamily = FONT;
      }
      const context = new AC.SerializationContext();
      card.parse(fitted(json, width), context);
      const frame = document.createElement('article');
      frame.style.width = width + 'px';
      const dom = card.render();
      if (dom) frame.appendChild(dom);
      into.appendChild(frame);
      return {
        shown: dom !== undefined && dom !== null && dom.innerText.length > 0,
        parsing: Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message),
        validation: card.validateProperties().validationEvents.map(event => event.message),
        alive: [...frame.querySelectorAll('a[href], strong, em, code, h1, blockquote, img, hr, li')].map(element => element.outerHTML),
        out: Math.max(0, frame.scrollWidth - frame.clientWidth),
      };
    };` },
  bundle: true, minify: true, ignoreAnnotations: true, outfile: path.join(work, 'page.js'), logLevel: 'error' });

const style = `
  * { box-sizing: border-box; }
  body { margin: 0; font-family: 'Segoe UI', Selawik, 'Noto Sans CJK TC', 'Noto Sans', sans-serif; font-size: 14px; line-height: 20px; }
  main { display: inline-grid; gap: 20px; padding: 20px; align-items: start; }
  main.light { background: #f5f5f5; color: #242424; --card: #fff; --line: #d1d1d1; --button: #fff; --text: #242424; --primary: #5b5fc7; --field: #f5f5f5; }
  main.dark { background: #1f1f1f; color: #fff; --card: #2d2c2c; --line: #4a4a4a; --button: #333; --text: #fff; --primary: #7f85f5; --field: #1f1f1f; }
  section > header { display: flex; gap: 8px; align-items: center; margin-bottom: 6px; font-size: 12px; opacity: .85; }
  section > header b { width: 24px; height: 24px; border-radius: 6px; background: #5b5fc7; color: #fff; display: grid; place-items: center; font-size: 12px; }
  article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
  .ac-pushButton { font: 600 14px/20px inherit; font-family: inherit; min-height: 32px; padding: 5px 12px; border: 1px solid var(--line); border-radius: 4px; background: var(--button); color: var(--text); }
  .ac-pushButton.style-positive { background: var(--primary); border-color: var(--primary); color: #fff; }
  .ac-actionSet { flex-wrap: wrap; gap: 8px 0; }
  .ac-input { font: inherit; color: inherit; } input.ac-input, select.ac-input { width: 100%; min-height: 32px; padding: 5px 10px; background: var(--field); border: 1px solid var(--line); border-radius: 4px; color: var(--text); }
  .ac-textBlock p, .ac-textRun { margin: 0; } .ac-textBlock p + p { margin-top: 4px !important; }`;
const page = path.join(work, 'page.html');
fs.writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style><body><main class="light"></main>
<script>window.HOSTS=${JSON.stringify(hosts).replaceAll('<', '\\u003c')}</script><script src="page.js"></script>`);

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const dir of (process.env.PATH ?? '').split(path.delimiter))
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'])
      if (fs.existsSync(path.join(dir, name))) return path.join(dir, name);
  return null;
}

const executablePath = findChromium();
if (!executablePath) {
  console.log('no Chromium');
  process.exit(0);
}

const browser = await chromium.launch({ executablePath, headless: true, args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
try {
  const cards = cardsOf(folder);
  const tab = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const found = findings();
  tab.on('pageerror', error => found.expect(false, 'the page failed', error.message));
  await tab.route(/^https?:/, route => route.abort());
  await tab.goto(pathToFileURL(page).href);

  // What the library cannot know: the two elements of Teams that bring their fallback, and languages of more than letters.
  const known = [/^Unknown element type "(Chart\.Line|ProgressBar)"\. Fallback will be used if present\.$/, /^Invalid value "(en|zh-Hant)" for property "lang"\.$/];
  const unknown = report => report.parsing.filter(message => !known.some(pattern => pattern.test(message)));

  const judge = list => tab.evaluate(cards => {
    const main = document.querySelector('main');
    return cards.map(([name, card]) => ({ name, reports: ['light', 'dark'].flatMap(theme => [720, 320].map(width => {
      main.className = theme;
      main.replaceChildren();
      return { theme, width, ...window.show(card, { theme, width, into: main }) };
    })) }));
  }, list);

  for (const { name, reports } of await judge(cards)) {
    for (const report of reports) {
      const where = `${name}, ${report.theme}, ${report.width} px`;
      found.expect(report.shown, `${where}: nothing is shown`);
      found.expect(unknown(report).length === 0, `${where}: parsing`, unknown(report).join('; '));
      found.expect(report.validation.length === 0, `${where}: validation`, report.validation.join('; '));
      found.expect(report.alive.length === 0, `${where}: words came alive`, report.alive[0]);
      found.expect(report.out === 0, `${where}: ${report.out} px stick out`);
    }
  }

  // The check bites.
  const sample = cards[0][1];
  const bad = [
    ['an unknown element', broken(sample, card => { card.body.push({ type: 'Gauge' }); }), report => unknown(report).length + report.validation.length],
    ['a seventh action', broken(sample, card => { card.body.push({ type: 'ActionSet', actions: Array.from({ length: 7 }, (_, at) => ({ type: 'Action.Submit', title: `${at}` })) }); }), report => unknown(report).length + report.validation.length],
    ['a live link', broken(sample, card => { card.body.push({ type: 'TextBlock', text: '[a](https://b.example)' }); }), report => report.alive.length],
  ];
  for (const [at, { reports }] of (await judge(bad.map(([name, card]) => [name, card]))).entries()) found.expect(reports.every(bad[at][2]), `${bad[at][0]} was not noticed`);

  if (options.gallery) {
    for (const [file, picture] of Object.entries(PICTURES)) {
      const columns = picture.across ? picture.columns ?? picture.names.length : 1;
      await tab.evaluate(({ cards, picture, columns }) => {
        const main = document.querySelector('main');
        main.className = picture.theme;
        main.style.gridTemplateColumns = `repeat(${columns}, max-content)`;
        main.replaceChildren();
        for (const card of cards) {
          const section = document.createElement('section');
          section.innerHTML = '<header><b>S</b><span>SlaBot</span></header>';
          main.appendChild(section);
          window.show(card, { theme: picture.theme, width: picture.width, into: section });
        }
      }, { cards: picture.names.map(name => cards.find(([known]) => known === name)[1]), picture, columns });
      await tab.locator('main').screenshot({ path: path.join(options.gallery, `${file}.png`) });
    }
  }

  found.done(`${cards.length} cards are shown light and dark, wide and narrow; ${bad.length} broken ones were noticed`);
} finally {
  await browser.close();
  fs.rmSync(work, { recursive: true, force: true });
}
