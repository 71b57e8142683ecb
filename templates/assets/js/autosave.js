import { forgetKept, keep, putBack, readKept, sameWords, wordsOf } from './kept.js';
import { refreshToken, sendForm, swapFragments } from './sending.js';

const PAUSE = 600;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30000;

export function startAutosave(form) {
  const draft = { form, key: form.dataset.keep ?? form.dataset.autosave, unsent: false, sending: false, stopped: false, locked: false, leaving: false, retry: FIRST_RETRY, timer: 0 };
  restore(draft);
  form.addEventListener('input', () => changed(draft));
  form.addEventListener('change', () => changed(draft));
  document.addEventListener('submit', (event) => { if (event.target === form) draft.leaving = true; });
  window.addEventListener('online', () => wake(draft));
  window.addEventListener('focus', () => wake(draft));
  window.addEventListener('pageshow', () => { draft.leaving = false; });
  window.addEventListener('beforeunload', (event) => { if (draft.unsent && !draft.leaving) event.preventDefault(); });
}

/** Kept words newer than the server's come back by themselves; older ones are only offered. */
function restore(draft) {
  const { form, key } = draft;
  const kept = readKept(key);
  if (!kept) return;
  if (sameWords(kept.words, wordsOf(form))) return forgetKept(key);
  const takeBack = () => {
    putBack(form, kept.words);
    say(draft, 'restored', form.dataset.labelRestored);
    changed(draft);
  };
  if (kept.version >= versionOf(form)) takeBack();
  else say(draft, 'offered', form.dataset.labelRestoreOffer, { text: form.dataset.labelRestore, act: takeBack });
}

function changed(draft) {
  draft.unsent = true;
  keep(draft.key, { version: versionOf(draft.form), words: wordsOf(draft.form) });
  if (!draft.stopped) sendSoon(draft, PAUSE);
}

function sendSoon(draft, delay) {
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => send(draft), delay);
}

async function wake(draft) {
  if (!draft.unsent || draft.stopped || draft.leaving) return;
  if (draft.locked && !(await refreshToken(draft.form))) return;
  draft.locked = false;
  sendSoon(draft, 0);
}

async function send(draft) {
  if (draft.sending || draft.leaving || draft.locked) return;
  const { form } = draft;
  const words = wordsOf(form);
  draft.sending = true;
  say(draft, 'saving', form.dataset.labelSaving);
  const answer = await sendForm(form);
  draft.sending = false;
  if (answer.status === 200) return saved(draft, words, answer.body);
  refused(draft, words, answer);
}

function saved(draft, words, body) {
  const { form, key } = draft;
  draft.retry = FIRST_RETRY;
  setVersion(form, body.version);
  const more = !sameWords(words, wordsOf(form));
  draft.unsent = more;
  swapFragments(body.fragments);
  say(draft, 'saved', form.dataset.labelSaved?.replace('{time}', clock(form, body.savedAt)));
  if (!more) return forgetKept(key);
  keep(key, { version: body.version, words: wordsOf(form) });
  sendSoon(draft, PAUSE);
}

function refused(draft, words, { status, body }) {
  const { form } = draft;
  if (status === 401 || status === 403 || status === 423) {
    draft.locked = true;
    return say(draft, 'locked', form.dataset.labelLocked, { text: form.dataset.labelUnlock, href: form.dataset.unlock ?? '/' });
  }
  if (status === 409) {
    draft.stopped = true;
    return say(draft, 'conflict', body?.message ?? form.dataset.labelUnsent, { text: form.dataset.labelCompare, act: () => compare(draft) });
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    // What was right has been saved: the next save starts from there.
    if (body?.version) setVersion(form, body.version);
    keep(draft.key, { version: versionOf(form), words: wordsOf(form) });
    swapFragments(body?.fragments);
    say(draft, 'invalid', body?.message ?? form.dataset.labelInvalid);
    if (!sameWords(words, wordsOf(form))) sendSoon(draft, PAUSE);
    return;
  }
  say(draft, 'unsent', form.dataset.labelUnsent);
  sendSoon(draft, draft.retry);
  draft.retry = Math.min(draft.retry * 2, LAST_RETRY);
}

/** The form as it stands goes the ordinary way: the server answers with both versions side by side. */
function compare(draft) {
  const { form, key } = draft;
  draft.leaving = true;
  forgetKept(key);
  form.action = form.dataset.autosave;
  form.submit();
}

function say(draft, state, text, way) {
  for (const line of document.querySelectorAll(`[data-autosave-state="${draft.form.id}"]`)) {
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
