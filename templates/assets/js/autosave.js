import { forgetKept, keep, putBack, readKept, sameWords, wordsOf } from './kept.js';
import { refreshToken, sendForm, swapFragments } from './sending.js';

const PAUSE = 600;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30000;

export function startAutosave(form) {
  const sheet = { form, key: form.dataset.keep ?? form.dataset.autosave, unsent: false, sending: false, stopped: false, locked: false, leaving: false, retry: FIRST_RETRY, timer: 0 };
  restore(sheet);
  form.addEventListener('input', () => changed(sheet));
  form.addEventListener('change', () => changed(sheet));
  document.addEventListener('submit', (event) => { if (event.target === form) sheet.leaving = true; });
  window.addEventListener('online', () => wake(sheet));
  window.addEventListener('focus', () => wake(sheet));
  window.addEventListener('pageshow', () => { sheet.leaving = false; });
  window.addEventListener('beforeunload', (event) => { if (sheet.unsent && !sheet.leaving) event.preventDefault(); });
}

/** Kept words newer than the server's come back by themselves; older ones are only offered. */
function restore(sheet) {
  const { form, key } = sheet;
  const kept = readKept(key);
  if (!kept) return;
  if (sameWords(kept.words, wordsOf(form))) return forgetKept(key);
  const takeBack = () => {
    putBack(form, kept.words);
    say(sheet, 'restored', form.dataset.labelRestored);
    changed(sheet);
  };
  if (kept.version >= versionOf(form)) takeBack();
  else say(sheet, 'offered', form.dataset.labelRestoreOffer, { text: form.dataset.labelRestore, act: takeBack });
}

function changed(sheet) {
  sheet.unsent = true;
  keep(sheet.key, { version: versionOf(sheet.form), words: wordsOf(sheet.form) });
  if (!sheet.stopped) sendSoon(sheet, PAUSE);
}

function sendSoon(sheet, delay) {
  clearTimeout(sheet.timer);
  sheet.timer = setTimeout(() => send(sheet), delay);
}

async function wake(sheet) {
  if (!sheet.unsent || sheet.stopped || sheet.leaving) return;
  if (sheet.locked && !(await refreshToken(sheet.form))) return;
  sheet.locked = false;
  sendSoon(sheet, 0);
}

async function send(sheet) {
  if (sheet.sending || sheet.leaving || sheet.locked) return;
  const { form } = sheet;
  const words = wordsOf(form);
  sheet.sending = true;
  say(sheet, 'saving', form.dataset.labelSaving);
  const answer = await sendForm(form);
  sheet.sending = false;
  if (answer.status === 200) return saved(sheet, words, answer.body);
  refused(sheet, words, answer);
}

function saved(sheet, words, body) {
  const { form, key } = sheet;
  sheet.retry = FIRST_RETRY;
  setVersion(form, body.version);
  const more = !sameWords(words, wordsOf(form));
  sheet.unsent = more;
  swapFragments(body.fragments);
  say(sheet, 'saved', form.dataset.labelSaved?.replace('{time}', clock(form, body.savedAt)));
  if (!more) return forgetKept(key);
  keep(key, { version: body.version, words: wordsOf(form) });
  sendSoon(sheet, PAUSE);
}

function refused(sheet, words, { status, body }) {
  const { form } = sheet;
  if (status === 401 || status === 403 || status === 423) {
    sheet.locked = true;
    return say(sheet, 'locked', form.dataset.labelLocked, { text: form.dataset.labelUnlock, href: form.dataset.unlock ?? '/' });
  }
  if (status === 409) {
    sheet.stopped = true;
    return say(sheet, 'conflict', body?.message ?? form.dataset.labelUnsent, { text: form.dataset.labelCompare, act: () => compare(sheet) });
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    // What was right has been saved: the next save starts from there.
    if (body?.version) setVersion(form, body.version);
    keep(sheet.key, { version: versionOf(form), words: wordsOf(form) });
    swapFragments(body?.fragments);
    say(sheet, 'invalid', body?.message ?? form.dataset.labelInvalid);
    if (!sameWords(words, wordsOf(form))) sendSoon(sheet, PAUSE);
    return;
  }
  say(sheet, 'unsent', form.dataset.labelUnsent);
  sendSoon(sheet, sheet.retry);
  sheet.retry = Math.min(sheet.retry * 2, LAST_RETRY);
}

/** The form as it stands goes the ordinary way: the server answers with both versions side by side. */
function compare(sheet) {
  const { form, key } = sheet;
  sheet.leaving = true;
  forgetKept(key);
  form.action = form.dataset.autosave;
  form.submit();
}

function say(sheet, state, text, way) {
  for (const line of document.querySelectorAll(`[data-autosave-state="${sheet.form.id}"]`)) {
    line.dataset.state = state;
    const words = document.createElement('span');
    words.textContent = text ?? '';
    line.replaceChildren(words, ...(way ? [' ', wayOut(way)] : []));
  }
}

function wayOut({ text, href, here, act }) {
  const way = document.createElement(href ? 'a' : 'button');
  way.textContent = text;
  if (href) Object.assign(way, here ? { href } : { href, target: '_blank', rel: 'noopener' });
  else Object.assign(way, { type: 'button', className: 'link-button', onclick: act });
  return way;
}

function clock(form, at) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: form.dataset.timeZone ?? 'Asia/Ho_Chi_Minh' }).format(new Date(at));
}

function versionOf(form) {
  return Number(form.dataset.version ?? 0);
}

function setVersion(form, version) {
  form.dataset.version = version;
  if (form.elements.version) form.elements.version.value = version;
}
