import { cleanText } from '../../web/text.js';

const LEAD = 40;
/** A space that nobody sees between two words: "Trần" and "Thị" without one would be a word that nobody wrote. */
const JOINED = /(?<=\p{Ll})\u200b+(?=\p{Lu})/gu;

/** As cleanText, but what stands before the first letter stays: no-break spaces as spaces, a tab as two. */
export function rawText(typed: string): string {
  const text = cleanText(typed.includes('\u200b') ? typed.replace(JOINED, ' ') : typed);
  if (text === '' || !/^[\s\u00a0]/.test(typed)) return text;
  const lead = /^[^\S\n\r]*/.exec(typed)![0].replaceAll('\t', '  ');
  return ' '.repeat(Math.min(lead.length, LEAD)) + text;
}
