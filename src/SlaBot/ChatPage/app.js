// The chat page works without this script; with it, answers come without loading the page anew.
// All words are in the page: its templates and labels. What is inserted as HTML comes from the server, encoded.

const STORED = 'slabot.conversation';
const KEPT_TURNS = 40;
const TYPING_AFTER_MS = 300;
const GIVE_UP_AFTER_MS = 30_000;

const log = document.getElementById('log');
const form = document.getElementById('ask');
const question = document.getElementById('question');

let turns = [];
let isWaiting = false;
let thread = form.elements.thread.value;

// What was said before, by plain form posts, is on the page already.
form.querySelectorAll('input[name=said]').forEach((field) => field.remove());

function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

function show(turn) {
  const element = fromTemplate(`${turn.who}-turn`);
  if (turn.who === 'user') {
    element.querySelector('.bubble').textContent = turn.text;
  } else {
    const card = document.createElement('template');
    card.innerHTML = turn.html;
    element.append(card.content);
  }

  log.append(element);
  return element;
}

function keep(turn) {
  turns = [...turns, turn].slice(-KEPT_TURNS);
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ thread, turns }));
  } catch {
    // A browser may refuse to store: then the conversation ends with the page.
  }
}

function recall() {
  let stored = null;
  try {
    stored = JSON.parse(sessionStorage.getItem(STORED));
  } catch {
    // What cannot be read is as good as nothing.
  }

  turns = Array.isArray(stored?.turns) ? stored.turns : [];
  if ('fresh' in log.dataset && turns.length > 0) {
    thread = stored.thread;

    // What was read out once is not read out again.
    log.setAttribute('aria-live', 'off');
    turns.forEach(show);
    log.lastElementChild.scrollIntoView({ block: 'end' });
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 1000);
  } else {
    turns = [];
  }
}

async function answerTo(text) {
  const response = await fetch(form.dataset.messages, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, thread }),
    signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
  });
  if (response.ok) {
    return response.json();
  }

  const refusal = await response.json().catch(() => ({}));
  throw new Error('refused', { cause: refusal.error });
}

function bringUp(element) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
}

function showFailure(asked, text, sentence) {
  const failed = fromTemplate('failed');
  if (sentence) {
    failed.querySelector('.text').textContent = sentence;
  }

  failed.querySelector('.retry').addEventListener('click', () => {
    if (isWaiting) {
      return;
    }

    failed.remove();
    question.focus();
    wait(asked, text);
  });
  log.append(failed);
  bringUp(failed);
}

async function wait(asked, text, focusAnswer) {
  isWaiting = true;
  form.classList.add('waiting');
  const typing = fromTemplate('typing');
  const timer = setTimeout(() => {
    log.append(typing);
    bringUp(asked);
  }, TYPING_AFTER_MS);
  try {
    const answer = await answerTo(text);
    keep({ who: 'user', text });
    const turn = { who: 'bot', html: answer.html };
    keep(turn);
    typing.remove();
    const shown = show(turn);
    bringUp(asked);
    if (focusAnswer) {
      // From here the next Tab reaches the choices of this answer.
      shown.querySelector('.card').focus({ preventScroll: true });
    }
  } catch (problem) {
    typing.remove();
    showFailure(asked, text, problem.cause);
  } finally {
    clearTimeout(timer);
    typing.remove();
    form.classList.remove('waiting');
    isWaiting = false;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const isChoice = event.submitter?.name === 'choice';
  const text = (isChoice ? event.submitter.value : question.value).trim();
  if (isWaiting || text === '') {
    return;
  }

  if (!isChoice) {
    question.value = '';
    fit();
  }

  const asked = show({ who: 'user', text });
  bringUp(asked);
  wait(asked, text, isChoice);
});

question.addEventListener('keydown', (event) => {
  // While an input method composes a character, Enter belongs to it (keyCode 229 is Safari's way to say so).
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Where the style sheet cannot let the field grow with its text.
function fit() {
  if (!CSS.supports('field-sizing', 'content')) {
    question.rows = Math.min(6, question.value.split('\n').length);
  }
}

question.addEventListener('input', fit);

document.getElementById('new-conversation').addEventListener('click', () => {
  // The link then opens the page anew.
  sessionStorage.removeItem(STORED);
});

recall();
