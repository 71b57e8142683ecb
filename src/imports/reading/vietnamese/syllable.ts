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
  'y|ynh|yn|ych|yt|yêu|yêm|yên|yêng|yêt',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(${RHYMES})$`);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STOPPED = /(?:ch|[cpt])$/;
const STOPPED_TONE = /[\u0301\u0323]/;

/** Two vowels of which either may have the tone: hòa and hoà. */
const EITHER = /^(?:oa|oe|uy|uê|uơ)$/;
const FINAL = /(?:ch|ng|nh|[cmnpt])$/;

/** Whether a word could be written in Vietnamese: consonants, rhyme, tone and its place go together. Any case, composed or not. */
export function isSyllable(word: string): boolean {
  const letters = word.toLowerCase().normalize('NFD');
  const tones = letters.match(TONE) ?? [];
  const bare = letters.replace(TONE, '').normalize('NFC');
  const rhyme = SYLLABLE.exec(bare)?.[1];
  if (rhyme === undefined || tones.length > 1) return false;
  const [tone] = tones;
  if (tone === undefined) return true;
  const after = letters
    .slice(letters.indexOf(tone))
    .replace(TONE, '')
    .normalize('NFC')
    .replace(/^\p{M}+/u, '').length;
  return isPlaced(rhyme, after) && (!STOPPED.test(bare) || STOPPED_TONE.test(tone));
}

/** The tone stands on the vowel before the last consonants; of vowels at the end on the last but one, or on the only one. */
function isPlaced(rhyme: string, after: number): boolean {
  const final = FINAL.exec(rhyme)?.[0].length ?? 0;
  if (final > 0 || rhyme.length === 1) return after === final;
  return after === 1 || (EITHER.test(rhyme) && after === 0);
}

/** "HĐND", "Đ": such a word speaks for no code and against none. */
export function isAbbreviation(word: string): boolean {
  return word.length === 1 || /^\p{Lu}{2,6}$/u.test(word);
}

/** Words by which a list of people is known at once. */
const SURE = new Set(
  (
    'nguyễn trần lê phạm hoàng huỳnh đặng dương vũ võ bùi đỗ ngô văn thị hữu đức quốc ngọc xuân ' +
    'tuấn hạnh phúc thọ dũng yến bình hùng cường ' +
    'trưởng phòng chức tịch chuyên đảng phường quyền hành'
  ).split(' '),
);

export function isSure(word: string): boolean {
  return SURE.has(word.toLowerCase());
}
