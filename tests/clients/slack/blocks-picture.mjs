// Renders messages and views with slack-blocks-to-jsx in headless Chromium.
//   node slack/blocks-picture.mjs FOLDER [--gallery FOLDER]
// Every one is rendered light and wide, dark and narrow, and must show something, make nothing of its words alive, and let
// nothing stick out at the side. With --gallery the pictures of PICTURES are written too. The library knows no data_table:
// it is shown as the table that Slack makes of it, without its pages; in Slack itself long tables scroll at the side.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { broken, findings, listsOf, samplesOf } from './blocks-common.mjs';

const WIDE = 680, NARROW = 360;
const PICTURES = {
  'slack-pace': { theme: 'light', width: WIDE, names: ['Pace'] },
  'slack-pace-dark': { theme: 'dark', width: WIDE, names: ['PaceChinese'] },
  'slack-tables': { theme: 'light', width: WIDE, names: ['Funnel', 'WhyChinese'] },
  'slack-narrow': { theme: 'light', width: NARROW, names: ['Pace', 'Funnel, classic', 'AskingBackChinese'], across: true },
  'slack-home': { theme: 'light', width: WIDE, names: ['home'] },
  'slack-form-dark': { theme: 'dark', width: 520, names: ['Settings', 'modal'], across: true },
};

const { values: options, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { gallery: { type: 'string' } } });
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'blocks-picture-'));
await build({
  stdin: { resolveDir: import.meta.dirname, loader: 'jsx', contents: `
    import React from 'react';
    import { createRoot } from 'react-dom/client';
    import { flushSync } from 'react-dom';
    import { Message } from 'slack-blocks-to-jsx';
    import 'slack-blocks-to-jsx/dist/style.css';
    const LOGO = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" fill="#4a154b"/><text x="18" y="25" font-size="20" font-family="sans-serif" font-weight="700" text-anchor="middle" fill="#fff">S</text></svg>');

    // What Slack does with the entities of plain text, which the library leaves as they are.
    const decoded = text => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const shown = node => Array.isArray(node) ? node.map(shown)
      : node === null || typeof node !== 'object' ? node
      : node.type === 'plain_text' ? { ...node, text: decoded(node.text) }
      : Object.fromEntries(Object.entries(node).map(([name, value]) => [name, shown(value)]));
    const cell = ({ text }) => ({ type: 'raw_text', text });
    const known = blocks => blocks.flatMap(block => block.type !== 'data_table' ? [shown(block)] : [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: block.caption, style: { bold: true } }] }] },
      { type: 'table', rows: block.rows.map(row => row.map(cell)), column_settings: block.rows[1].map(({ type }) => ({ align: type === 'raw_number' ? 'right' : 'left', is_wrapped: true })) },
    ]);

    // In Slack a table scrolls by itself.
    function widthOutside(frame) {
      const tables = [...frame.querySelectorAll('table')];
      for (const table of tables) table.style.display = 'none';
      const out = Math.max(0, frame.scrollWidth - frame.clientWidth);
      for (const table of tables) table.style.display = '';
      return out;
    }

    window.show = (blocks, { theme, width, into }) => {
      const frame = document.createElement('article');
      frame.style.width = width + 'px';
      into.appendChild(frame);
      const root = createRoot(frame);
      flushSync(() => root.render(<Message blocks={known(blocks)} name="SlaBot" logo={LOGO} time={new Date(1795428000000)} theme={theme} />));
      return {
        shown: frame.innerText.length > 20,
        // The library reads markup even in plain text and in cells, where Slack reads none.
        alive: [...frame.querySelectorAll('a[href], code, pre, em, i, del, s, blockquote')]
          .filter(element => !element.closest('button, .slack_blocks_to_jsx__context, .slack_blocks_to_jsx__table')).map(element => element.outerHTML.slice(0, 200)),
        out: widthOutside(frame),
      };
    };` },
  bundle: true, minify: true, outfile: path.join(work, 'page.js'), define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });

const style = `
  * { box-sizing: border-box; } button { max-width: 100%; overflow: hidden; text-overflow: ellipsis; } article div { min-width: 0; } .slack_blocks_to_jsx__actions div { max-width: 100%; }
  body { margin: 0; font-family: Lato, 'Noto Sans', 'Noto Sans CJK TC', sans-serif; font-size: 15px; line-height: 22px; }
  main { display: inline-grid; gap: 20px; padding: 20px; align-items: start; }
  main.light { background: #fff; color: #1d1c1d; } main.dark { background: #1a1d21; color: #d1d2d3; }`;
const page = path.join(work, 'page.html');
fs.writeFileSync(page, `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><style>${style}</style><body><main class="light"></main><script src="page.js"></script>`);

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
  const lists = samplesOf(folder).flatMap(([name, sample]) => [...listsOf(name, sample)]);
  const tab = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const found = findings();
  tab.on('pageerror', error => found.expect(false, 'the page failed', error.message));
  await tab.route(/^https?:/, route => route.abort());
  await tab.goto(pathToFileURL(page).href);

  const judge = lists => tab.evaluate(({ lists, looks }) => {
    const main = document.querySelector('main');
    return lists.map(([name, blocks]) => ({ name, reports: looks.map(look => {
      main.className = look.theme;
      main.replaceChildren();
      return { ...look, ...window.show(blocks, { ...look, into: main }) };
    }) }));
  }, { lists, looks: [{ theme: 'light', width: WIDE }, { theme: 'dark', width: NARROW }] });

  for (const { name, reports } of await judge(lists)) {
    for (const report of reports) {
      const where = `${name}, ${report.theme}, ${report.width} px`;
      found.expect(report.shown, `${where}: nothing is shown`);
      found.expect(report.alive.length === 0, `${where}: words came alive`, report.alive[0]);
      found.expect(report.out === 0, `${where}: ${report.out} px stick out`);
    }
  }

  // The check bites.
  const alive = text => broken(lists[0][1], list => { list.push({ type: 'section', text: { type: 'mrkdwn', text } }); });
  const bad = [['a live link', alive('<https://b.example|a>')], ['live code', alive('`a`')], ['live italics', alive('_a_')]];
  for (const { name, reports } of await judge(bad)) found.expect(reports.every(report => report.alive.length > 0), `${name} was not noticed`);

  if (options.gallery) {
    for (const [file, picture] of Object.entries(PICTURES)) {
      await tab.evaluate(({ samples, picture }) => {
        const main = document.querySelector('main');
        main.className = picture.theme;
        main.style.gridTemplateColumns = `repeat(${picture.across ? samples.length : 1}, max-content)`;
        main.replaceChildren();
        for (const blocks of samples) window.show(blocks, { theme: picture.theme, width: picture.width, into: main });
      }, { samples: picture.names.map(name => lists.find(([known]) => known === name)[1]), picture });
      await tab.waitForTimeout(300);
      await tab.locator('main').screenshot({ path: path.join(options.gallery, `${file}.png`) });
    }
  }

  found.done(`${lists.length} lists of blocks are shown light and dark, wide and narrow; ${bad.length} live ones were noticed`);
} finally {
  await browser.close();
  fs.rmSync(work, { recursive: true, force: true });
}
