import { fold } from '../../../web/fold.js';
import { isFamily } from '../../../imports/layout/row-words.js';
import { wordsOf } from '../../../imports/understanding/words.js';

/** What is to be looked at in a name that is taken (label `imports:remark.<code>`). */
type NameRemark = 'capitals' | 'no-marks' | 'form-of-address' | 'note-left-out';

export interface ReadName {
  name: string;
  remarks: NameRemark[];
}

const NUMBERED = /^\d{1,4}[.)]\s+/;
/** "Nguyễn Văn A (tổ trưởng)"; one letter tells people of one name apart and stays. */
const NOTE = /(?<=\S)\s*\([^)]*\p{L}{2}[^)]*\)$/u;
const ADDRESS = /^(đ\/c|đồng chí|ông|bà|anh|chị|cô|thầy|mr|mrs|ms|ths|ts|gs|pgs|bs|ks|cn|kts)[.:]?\s+(?=\S+\s+\S)/iu;
/** Families and middle names that are written with marks. */
const MARKED = new Set(
  'nguyen tran le pham huynh hoang vu vo dang bui do ho ngo duong ly dinh trinh dao luong truong ha thi van duc huu quoc ngoc dinh'.split(
    ' ',
  ),
);

/** A person's name out of one column or two: single spaces, no unseen characters, capitals as names are written. Never corrected otherwise. */
export function readName(whole: string | number | undefined, last?: string | number): ReadName {
  const [first, given] = [wordsOf(whole).replace(NUMBERED, ''), wordsOf(last)];
  const typed = withoutLoneQuote(joined(first, given));
  const bare = typed.replace(NOTE, '');
  const addressed = withoutAddress(bare);
  const name = properCase(addressed);
  const remarks: NameRemark[] = [];
  if (bare !== typed) remarks.push('note-left-out');
  if (addressed !== bare) remarks.push('form-of-address');
  if (name !== addressed) remarks.push('capitals');
  if (lacksMarks(name)) remarks.push('no-marks');
  return { name, remarks };
}

/** Two quotation marks are about a byname. */
function withoutLoneQuote(name: string): string {
  return name.split('"').length === 2 ? name.replace('"', '').trim() : name;
}

/** "Ông" and "Cô" are families and given names, too: they go where a family comes after them. */
function withoutAddress(typed: string): string {
  const bare = typed.replace(ADDRESS, '');
  return isFamily(fold(bare).split(' ')[0]!) ? bare : typed;
}

/** A second column that repeats the last word of a whole name adds nothing. */
function joined(first: string, given: string): string {
  if (given === '' || first === '') return first || given;
  const words = first.split(' ');
  return words.length >= 2 && fold(words.at(-1)!) === fold(given) ? first : `${first} ${given}`;
}

function properCase(name: string): string {
  const words = name.split(' ');
  if (words.length < 2 || /\d/.test(name)) return name;
  const lower = name === name.toLocaleLowerCase('vi');
  return words
    .map((word) =>
      lower || isShouted(word) || (isLone(word) && name === name.toLocaleUpperCase('vi')) ? capital(word) : word,
    )
    .join(' ');
}

function isShouted(word: string): boolean {
  return /\p{L}.*\p{L}/u.test(word) && word === word.toLocaleUpperCase('vi') && word !== word.toLocaleLowerCase('vi');
}

function isLone(word: string): boolean {
  return word.length === 1;
}

/** "H'HEN" is H'Hen, "Y-BIH" is Y-Bih. */
function capital(word: string): string {
  return word
    .toLocaleLowerCase('vi')
    .replace(/(^|['’ʼ`-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'));
}

function lacksMarks(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  return words.length >= 2 && /^[\x20-\x7e]+$/.test(name) && words.some((word) => MARKED.has(word));
}
