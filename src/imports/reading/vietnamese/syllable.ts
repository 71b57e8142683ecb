const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?';
/** What may stand after the first consonants, without its tone. */
const RHYMES = [
  'a|ai|ao|au|ay|am|an|ang|anh|ac|ach|ap|at|ăm|ăn|ăng|ăc|ăp|ăt|âu|ây|âm|ân|âng|âc|âp|ât',
  'e|eo|em|en|eng|ec|ep|et|ê|êu|êm|ên|ênh|êch|êp|êt',
  'i|ia|iu|im|in|inh|ich|ip|it|iêu|iêm|iên|iêng|iêc|iêp|iêt',
  'o|oa|oe|oi|oai|oay|oao|oeo|om|on|ong|oc|op|ot|oam|oan|oang|oanh|oac|oach|oap|oat|oăm|oăn|oăng|oăc|oăt|oen|oet|oong|ooc',
  'ô|ôi|ôm|ôn|ông|ôc|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt',
  'u|ua|uê|ui|uy|uơ|um|un|ung|uc|up|ut|uây|uân|uâng|uât|uêch|uênh|uôi|uôm|uôn|uông|uôc|uôt|uya|uyu|uyn|uyt|uynh|uych|uyên|uyêt',
  'ư|ưa|ưi|ưu|ưng|ưc|ưt|ưm|ươi|ươu|ươm|ươn|ương|ươc|ươp|ươt',
  'y|yêu|yêm|yên|yêng|yêt',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYMES})$`);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STOPPED = /(?:ch|[cpt])$/;
const STOPPED_TONE = /[\u0301\u0323]/;

/** Whether a word could be written in Vietnamese: consonants, rhyme and tone go together. Any case, composed or not. */
export function isSyllable(word: string): boolean {
  const letters = word.toLowerCase().normalize('NFD');
  const tones = letters.match(TONES) ?? [];
  const bare = letters.replace(TONES, '').normalize('NFC');
  if (tones.length > 1 || !SYLLABLE.test(bare)) return false;
  return tones.length === 0 || !STOPPED.test(bare) || STOPPED_TONE.test(tones[0]!);
}

/** "HĐND", "Đ": such a word speaks for no code and against none. */
export function isAbbreviation(word: string): boolean {
  return word.length === 1 || (word.length <= 6 && word === word.toUpperCase());
}
