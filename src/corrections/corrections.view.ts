import { formatDate } from '../web/format.js';
import type { Lang } from '../web/labels.js';
import { fieldNumber } from '../web/numbers.js';
import type { CorrectedField, CorrectionKind, Words } from './correction-kind.js';
import type { Version } from './corrections.queries.js';

/** In the order of the form: what was kept as JSON has lost it. What nobody reads (numbers beside the names they mean) is left out. */
export function shownWords(
  kind: CorrectionKind,
  words: Words,
  lang: Lang,
  fields: readonly CorrectedField[] = kind.fields,
) {
  // A name stands where its code is typed.
  const read = fields.map(({ name }) => (words[`${name}Name`] ? `${name}Name` : name));
  const names = new Set([...read, ...Object.keys(words)]);
  return [...names].flatMap((name) => {
    const { title = '', day = false, number = false, oneOf } = fields.find((field) => field.name === name) ?? {};
    const text = oneOf?.names ? oneOf.names[words[name] ?? ''] : words[name];
    if (!text || kind.twoHands?.hidden.includes(name)) return [];
    return [
      {
        title,
        label: `${kind.code}.${name}`,
        text: day ? formatDate(text, lang) : number ? fieldNumber(text, lang) : text,
        words: oneOf && !oneOf.names ? oneOf.words : '',
      },
    ];
  });
}

/** What was put right of many things, each with what it said before and after. */
export function historyView(kind: CorrectionKind, versions: readonly Version[], lang: Lang) {
  return versions.map(({ before, after, reason, by, at, asked }) => ({
    was: shownWords(kind, before, lang),
    is: after && shownWords(kind, after, lang),
    reason,
    by,
    at,
    asked,
  }));
}
