/** What the bytes from A1 to FE say; a point where they say nothing. Capitals with a tone do not exist: fonts ending in H show capitals. */
const LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ';
const FIRST = 0xa1;
const BY_CHARACTER = new Map([...LETTERS].map((letter, at) => [String.fromCharCode(FIRST + at), letter] as const));
/** The micro sign that some program took for a Greek letter. */
BY_CHARACTER.set('\u03bc', 'à');
/** Code pages put these where TCVN3 has nothing. */
const BESIDE = /[\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]/;
const FOREIGN = /[\u0080-\uffff]/g;
const TONED_START = /(^|[\s(\-–/"“])([àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ])/g;
const CAPITAL_WORD = /(?:^|[\s(\-–/"“])([A-Za-zĂÂÊÔƠƯĐăâêôơưđ])/g;
/** "LÝ KẾ" is typed as "Lý Kế" is; a capital within a word shows that all is in capitals. */
const CAPITALS = /\p{L}[A-ZĂÂÊÔƠƯĐ]/u;

/**
 * TCVN3 text whose bytes stand as Latin letters ("NguyÔn V¨n TuÊn"), as Unicode; undefined where a character is not of the code.
 * `capitals`: the cell's font shows capitals.
 */
export function fromTcvn3(text: string, capitals = false): string | undefined {
  let known = true;
  const letters = text.replace(FOREIGN, (found) => {
    const letter = BY_CHARACTER.get(found);
    if ((letter === undefined || letter === '.') && !BESIDE.test(found)) known = false;
    return letter ?? found;
  });
  return known ? inCase(text, letters, capitals) : undefined;
}

/** The code has no "Ấ" and no "Á": all in capitals, and names that begin with such a letter, come out half in small letters. */
function inCase(typed: string, letters: string, capitals: boolean): string {
  const small = /[a-z]/.test(typed);
  const large = capitals ? !(small && /[A-Z]/.test(typed)) : !small && CAPITALS.test(letters);
  if (large) return letters.toUpperCase();
  const firsts = [...letters.matchAll(CAPITAL_WORD)].map(([, first]) => first!);
  if (firsts.length === 0 || firsts.some((first) => first !== first.toUpperCase())) return letters;
  return letters.replace(TONED_START, (_all, before: string, first: string) => before + first.toUpperCase());
}
