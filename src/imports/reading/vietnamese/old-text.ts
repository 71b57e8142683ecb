import type { OldCode } from '../raw-file.js';
import { isAbbreviation, isSure, isSyllable } from './syllable.js';
import { fromTcvn3 } from './tcvn3.js';
import { fromVni } from './vni.js';

/** What the font of a cell says of its text. */
export interface FontHint {
  code: OldCode;
  /** The font shows capitals. */
  capitals?: boolean;
}

const OLD_CODES: readonly OldCode[] = ['tcvn3', 'vni'];
/** Letters that only Unicode has: nothing in an old code looks like them. */
const UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u;
const LATIN = /[\u00a1-\u00ff\u03bc]/;
const WORDS = /[A-Za-z\u00a1-\u00ff\u03bc]+/g;
/** A sign within a word, as no language has it: "V¨n", "tr­ëng", "Phã ¤". */
const SIGN_WITHIN = /^[A-Za-z]+[\u00a1-\u00bf\u03bc]/;
/** Without these, so many words must speak for an old code, and so many times as many as against it. */
const ENOUGH = { words: 2, times: 4, unicode: 10 } as const;

/** TCVN3 fonts are called `.VnTime`, `.VnArialH` (capitals) and so on, those of VNI `VNI-Times`. */
export function hintOf(font: string): FontHint | undefined {
  if (/^\.vn/i.test(font)) return /h$/i.test(font) ? { code: 'tcvn3', capitals: true } : { code: 'tcvn3' };
  return /^vni[- ]/i.test(font) ? { code: 'vni' } : undefined;
}

/** Text whose code is known to be this one; as it stands where that cannot be. */
export function fromOld(text: string, { code, capitals }: FontHint): string {
  return lettersIn(text, code, capitals) ?? text;
}

function lettersIn(text: string, code: OldCode, capitals?: boolean): string | undefined {
  return code === 'vni' ? fromVni(text) : fromTcvn3(text, capitals);
}

/** Gathers over a whole file whether texts of it are in an old code, and then says how one text is read. */
export class OldText {
  private readonly seen = new Set<string>();
  private readonly found: Record<OldCode, { words: number; signs: number; against: number }> = {
    tcvn3: { words: 0, signs: 0, against: 0 },
    vni: { words: 0, signs: 0, against: 0 },
  };
  private unicode = 0;
  /** Of texts with a font of an old code: those that are in Unicode all the same, and those that can only be in the code. */
  private readonly hinted = { unicode: 0, old: 0 };

  /** Each text of the file, with what its font says. */
  look(text: string, hint?: FontHint): void {
    if (hint) this.lookAtHinted(text);
    else if (UNICODE.test(text)) this.unicode++;
    else if (LATIN.test(text)) for (const word of foreignWords(text)) this.lookAt(word);
  }

  /** The old code that a text is in, with what its font says; undefined for Unicode, and for what is no Vietnamese at all. */
  codeOf(text: string, hint?: FontHint): FontHint | undefined {
    if (!LATIN.test(text) || UNICODE.test(text)) return undefined;
    if (hint) return this.isUnicode(text, hint.code) ? undefined : hint;
    const codes = OLD_CODES.filter((code) => this.holds(code));
    if (codes.length === 0) return undefined;
    const words = foreignWords(text);
    const asItStands = words.filter(isSyllable).length;
    const best = codes
      .map((code) => ({ code, good: words.filter((word) => speaksFor(word, code)).length }))
      .reduce((so, one) => (one.good > so.good ? one : so));
    return best.good > asItStands || this.mostly(best.code) ? { code: best.code } : undefined;
  }

  private lookAtHinted(text: string): void {
    if (UNICODE.test(text)) this.hinted.unicode++;
    else if (foreignWords(text).some((word) => !isSyllable(word))) this.hinted.old++;
  }

  /** Somebody typed Unicode in cells that still have their old font; what could be either is as the others are. */
  private isUnicode(text: string, code: OldCode): boolean {
    const words = foreignWords(text);
    if (words.length === 0 || !words.every(isSyllable)) return false;
    return this.hinted.unicode > this.hinted.old || !words.some((word) => speaksFor(word, code));
  }

  private lookAt(word: string): void {
    if (this.seen.has(word) || word.length < 2) return;
    if (this.seen.size < 20_000) this.seen.add(word);
    const unicode = isSyllable(word);
    for (const code of OLD_CODES) {
      const found = this.found[code];
      const letters = lettersIn(word, code);
      if (letters === undefined || !(isSyllable(letters) || isAbbreviation(letters))) found.against++;
      else if (letters !== word && isSyllable(letters) && !unicode) {
        found.words++;
        if ((code === 'tcvn3' && SIGN_WITHIN.test(word)) || isSure(letters)) found.signs++;
      }
    }
  }

  private holds(code: OldCode): boolean {
    const { words, signs, against } = this.found[code];
    return signs > 0 || (words >= ENOUGH.words && words >= ENOUGH.times * against);
  }

  /** Hardly anything of the file is Unicode, so what could be either is in the old code too. */
  private mostly(code: OldCode): boolean {
    const { words, against } = this.found[code];
    return words > against && words >= ENOUGH.unicode * this.unicode;
  }
}

function foreignWords(text: string): string[] {
  return (text.match(WORDS) ?? []).filter((word) => LATIN.test(word));
}

function speaksFor(word: string, code: OldCode): boolean {
  const letters = fromOld(word, { code });
  return letters !== word && isSyllable(letters);
}
