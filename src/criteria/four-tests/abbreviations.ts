import type { Criterion, GlossaryLine } from '../criterion.js';
import { warning, type Finding } from '../finding.js';
import { spelt, syllables } from '../syllables.js';
import { KNOWN_CAPITALS } from '../words/stop-words.js';

const ROMAN_NUMBER = /^[IVX]+$/u;
// A whole syllable with a mark on its vowel, written in capitals for stress: KHÔNG, ĐÚNG.
const STRESSED = /^[^aeiouyăâêôơưà-ỹ]{0,3}[aeiouyăâêôơưà-ỹ]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/u;
const MARKED = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/u;

/** Abbreviations in anything people read of the criterion, each named once. */
export function checkAbbreviations(criterion: Criterion, glossary: readonly GlossaryLine[]): Finding[] {
  const explained = new Set(glossary.map((line) => capitals(line.abbreviation)));
  const { zero = '', half = '', full = '' } = criterion.anchors ?? {};
  const texts = [criterion.text, zero, half, full, criterion.evidence, criterion.unitLabel ?? ''];
  const found = new Set(texts.flatMap(abbreviationsIn));
  return [...found]
    .filter((abbreviation) => !explained.has(capitals(abbreviation)))
    .map((abbreviation) => warning('clear', 'abbreviation', { abbreviation }, criterion.code));
}

/** Words of two capitals or more; a text typed wholly in capitals has none that could be told apart. */
function abbreviationsIn(text: string): string[] {
  const words = syllables(text)
    .map((syllable) => syllable.raw)
    .flatMap((raw) => raw.split(/[/\-–]/u));
  const shouted = words.length > 2 && !/\p{Ll}/u.test(text);
  return shouted ? [] : words.filter(isAbbreviation);
}

function isAbbreviation(word: string): boolean {
  const upper = word.match(/\p{Lu}/gu)?.length ?? 0;
  if (upper < 2 || ROMAN_NUMBER.test(word) || KNOWN_CAPITALS.has(capitals(word))) return false;
  const stressed = !/\p{Ll}/u.test(word) && MARKED.test(spelt(word)) && STRESSED.test(spelt(word));
  return !stressed;
}

function capitals(abbreviation: string): string {
  return abbreviation.normalize('NFC').trim().toUpperCase();
}
