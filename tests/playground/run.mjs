// Drives SlaBot in the Agents Playground: see README.md.
//   node run.mjs [--channel msteams|webchat]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: { channel } } = parseArgs({ options: { channel: { type: 'string', default: 'msteams' } } });
const here = import.meta.dirname;
const out = path.join(here, 'out');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'slabot-playground-'));
const started = [];
const findings = [];
fs.mkdirSync(out, { recursive: true });

const sleep = ms => new Promise(done => setTimeout(done, ms));
const check = (holds, what) => { findings.push({ holds, what }); console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`); };

/** Starts a process and waits until it says what is waited for. */
function start(command, args, options, said) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  return new Promise((ready, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', data => { text += data; const found = said.exec(text); if (found) ready(found); });
    child.once('exit', code => fail(new Error(`${command} ended with ${code}: ${text}`)));
    setTimeout(() => fail(new Error(`${command} did not start: ${text}`)), 60_000).unref();
  });
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const folder of process.env.PATH.split(path.delimiter))
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
      if (fs.existsSync(path.join(folder, name))) return path.join(folder, name);
  throw new Error('No Chromium was found: install one, or set CHROMIUM_PATH.');
}

async function teams(page) {
  const hide = page.getByRole('button', { name: 'Hide log panel' });
  if (await hide.count()) await hide.click(); // else the last editor of the page is another one
  const chat = () => page.locator('[contenteditable=true]').last();
  const say = async (text, editor = chat()) => { await editor.click(); await page.keyboard.type(text); await page.keyboard.press('Enter'); await sleep(2_500); };
  const mention = async editor => { await editor.click(); await page.keyboard.type('@'); await page.getByRole('menuitem', { name: /SlaBot/ }).click(); };
  const screen = () => page.locator('body').ariaSnapshot();
  const shot = name => page.screenshot({ path: path.join(out, `teams-${name}.png`) });
  const count = async text => (await screen()).split(text).length - 1;
  const welcome = 'I keep your sales and marketing agreement';

  check(await count(welcome) >= 1, 'the personal chat is welcomed');
  const welcomes = await count(welcome);
  await shot('1-welcome');
  await page.reload();
  await sleep(4_000);
  if (await hide.count()) await hide.click();
  check(await count(welcome) <= welcomes, 'it is welcomed once, although the page was loaded anew');

  await say('are we on pace?');
  check((await screen()).includes('revenue'), 'a question is answered');
  await shot('2-pace');
  await say('進度如何？');
  check((await screen()).includes('營收'), 'a question in Chinese is answered in Chinese');
  await shot('3-pace-chinese');
  await page.getByRole('button', { name: /funnel/i }).last().click().catch(() => {});
  await sleep(2_500);
  await shot('4-funnel');
  await say('settings');
  check((await screen()).includes('Settings of this conversation'), 'an admin gets a form for the settings');
  await shot('5-settings');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await sleep(2_500);
  check((await screen()).includes('These settings hold from now on'), 'saving replaces the card');
  await shot('6-saved');

  await page.getByRole('treeitem', { name: 'Pricing' }).click();
  await sleep(3_000);
  await say('nobody asked the bot');
  await mention(chat());
  await page.keyboard.type(' leads last month');
  await page.keyboard.press('Enter');
  await sleep(3_000);
  check((await screen()).includes('leads'), 'a mention in a group chat is answered');
  await shot('7-group');

  await page.getByRole('treeitem', { name: 'Growth - General' }).click();
  await sleep(3_000);
  await mention(page.locator('[contenteditable=true]').first());
  await page.keyboard.type(' why are we behind?');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await sleep(4_000);
  check(/gap|behind|ahead|pace/i.test(await screen()), 'a post in a channel is answered in its thread');
  await shot('8-channel');
}

async function webChat(page) {
  const box = page.getByRole('textbox', { name: 'Message input box' });
  const say = async text => { await box.fill(text); await page.keyboard.press('Enter'); await sleep(3_000); };
  const screen = () => page.locator('body').ariaSnapshot();
  await say('are we on pace?');
  check((await screen()).includes('revenue'), 'a question is answered in Web Chat');
  await page.screenshot({ path: path.join(out, 'webchat-1-pace.png') });
  await say('顯示漏斗');
  check((await screen()).includes('名單'), 'a question in Chinese is answered in Web Chat');
  await page.screenshot({ path: path.join(out, 'webchat-2-funnel-chinese.png') });
}

let browser;
try {
  const program = path.join(here, '../../artifacts/bin/SlaBot/debug/slabot.dll');
  const [, bot] = await start('dotnet', [program, 'serve', '--urls', 'http://127.0.0.1:0', '--data', path.join(work, 'data')],
    { cwd: work, env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', Teams__AllowUnauthenticated: 'true' } }, /(http:\/\/127\.0\.0\.1:\d+)/);
  fs.copyFileSync(path.join(here, '.m365agentsplayground.yml'), path.join(work, '.m365agentsplayground.yml'));
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@microsoft/m365agentsplayground/package.json');
  const tool = path.join(path.dirname(manifest), require(manifest).bin.agentsplayground);
  const [, port] = await start(process.execPath, [tool, '-e', `${bot}/api/messages`, '-c', channel, '-p', '20150', '--dt'], { cwd: work, env: { ...process.env, BROWSER: 'none' } }, /Listening on (\d+)/);

  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...process.getuid?.() === 0 ? ['--no-sandbox'] : []],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.route(url => !['localhost', '127.0.0.1'].includes(url.hostname), route => route.abort()); // fonts it can do without
  await page.goto(`http://localhost:${port}/`);
  await sleep(5_000); // its socket has to be up before anything is typed
  await (channel === 'webchat' ? webChat(page) : teams(page));
} finally {
  await browser?.close();
  for (const child of started) { child.removeAllListeners('exit'); child.kill(); }
  await sleep(1_000);
  fs.rmSync(work, { recursive: true, force: true });
}

const failed = findings.filter(finding => !finding.holds).length;
console.log(`${findings.length - failed} checks held, ${failed} failed; the pages are in ${path.relative(process.cwd(), out) || '.'}`);
process.exitCode = failed ? 1 : 0;
