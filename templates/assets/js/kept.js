/** Words that the server does not have yet, kept on this computer under person and evaluation. */
const PREFIX = 'thuoc-do:kept:';

export function keep(key, record) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(record));
  } catch {
    // A full or forbidden store: the words are still in the form.
  }
}

export function readKept(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function forgetKept(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing could be kept there either.
  }
}

export function forgetAllKept() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

const OUR_OWN = new Set(['_csrf', 'version']);

/** [name, value] of every field with words in it; files go by the ordinary submit. */
export function wordsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !OUR_OWN.has(name));
}

export function putBack(form, words) {
  const byName = new Map();
  for (const [name, value] of words) byName.set(name, [...(byName.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || OUR_OWN.has(field.name) || field.type === 'hidden' || field.type === 'file') continue;
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = (byName.get(field.name) ?? []).includes(field.value);
    else if (byName.has(field.name)) field.value = byName.get(field.name).shift() ?? field.value;
  }
}

export function sameWords(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}
