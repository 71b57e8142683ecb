import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { fold } from '../web/fold.js';
import type { Issue } from '../web/issues.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords.js';
import { leftWithoutWords, wordsOf } from './place-words.js';
import { VIETNAMESE_PASSWORDS } from './vietnamese-passwords.js';

/** What is judged; more of a long sentence makes it no weaker, and the reckoning grows with the length. */
const JUDGED = 64;
/** From here on a password stands against guessing where tries are few: a hundred million guesses or more. */
const STRONG_ENOUGH = 3;

/** Whose password it is: it may be neither their login nor their name, nor made of the names and codes of their units. */
export interface Person {
  login: string;
  name: string;
  places?: readonly string[];
}

/** What is wrong with a new password, or nothing. Passwords that are stored already are not judged again. */
export function passwordIssues(field: string, password: string, person: Person): Issue[] {
  const code = fault(password, person);
  return code ? [{ field, code, params: { least: PASSWORD_MIN, most: PASSWORD_MAX } }] : [];
}

function fault(password: string, { login, name, places = [] }: Person): string | null {
  const signs = [...password];
  if (signs.length < PASSWORD_MIN || password.length > PASSWORD_MAX) return 'accounts:password.length';
  if (new Set(signs.map((sign) => sign.toLowerCase())).size === 1) return 'accounts:password.oneSign';
  if (password.toLowerCase().includes(login)) return 'accounts:password.hasLogin';
  if (isName(password, name)) return 'accounts:password.isName';
  return isCommon(password, [login, ...namesOf(name)], wordsOf([login, name, ...places]))
    ? 'accounts:password.common'
    : null;
}

/** The name itself, whatever its diacritics and order, with figures or signs around it. */
function isName(password: string, name: string): boolean {
  const words = fold(name).split(/\s+/);
  const letters = lettersOf(password);
  return (
    letters === words.join('') ||
    letters === [...words].reverse().join('') ||
    letters === [words.at(-1), ...words.slice(0, -1)].join('')
  );
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^a-z]/g, '');
}

function namesOf(name: string): string[] {
  const words = fold(name).split(/\s+/);
  return [...words, words.join(''), words.map((word) => word[0] ?? '').join('')];
}

/**
 * Judged as typed and without diacritics and spaces: "Mật khẩu 123" is "matkhau123"; and where it is put together from
 * words of the place and figures, by what is left without them.
 */
function isCommon(password: string, own: string[], words: string[]): boolean {
  const typed = password.slice(0, JUDGED);
  const left = leftWithoutWords(typed, words);
  return [typed, fold(typed).replace(/\s+/g, ''), ...(left === null ? [] : [left])].some(
    (text) => judge().check(text, [...own, ...words]).score < STRONG_ENOUGH,
  );
}

let made: ZxcvbnFactory | undefined;
/** Unpacked when first asked for: it takes a fifth of a second and 25 MB, and most days nobody chooses a password. */
function judge(): ZxcvbnFactory {
  return (made ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, vietnamese: VIETNAMESE_PASSWORDS },
    graphs: adjacencyGraphs,
  }));
}
