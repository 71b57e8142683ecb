import { fold } from '../../../web/fold.js';

/** How lists shorten posts; only where a title begins with them or they follow a "phó" or a "quyền". */
const SHORT: [RegExp, string][] = [
  [/^(pho|quyen)? ?\bpct\b/, '$1 pho chu tich'],
  [/^((?:pho|quyen) )?ct\b/, '$1chu tich'],
  [/^(quyen )?pbt\b/, '$1pho bi thu'],
  [/^((?:pho|quyen) )?bt\b/, '$1bi thu'],
  [/^(quyen )?p ?cvp\b/, '$1pho chanh van phong'],
  [/^((?:pho|quyen) )?cvp\b/, '$1chanh van phong'],
  [/^(quyen )?ptp\b/, '$1pho truong phong'],
  [
    /^((?:pho|quyen) )?tp\b(?! ?[-–] ?ht\b)(?! (ho chi minh|ha noi|hcm|da nang|hue|can tho|hai phong|thu duc))/,
    '$1truong phong',
  ],
  [/^(quyen )?pgd\b/, '$1pho giam doc'],
  [/^((?:pho|quyen) )?gd\b/, '$1giam doc'],
  [/^(quyen )?pht\b/, '$1pho hieu truong'],
  [/^((?:pho|quyen) )?ht\b/, '$1hieu truong'],
  [/^(quyen )?ptb\b/, '$1pho truong ban'],
  [/^((?:pho|quyen) )?tb\b/, '$1truong ban'],
  [/^((?:pho|quyen) )?cht\b/, '$1chi huy truong'],
  [/^chp\b/, 'pho chi huy truong'],
  [/^(quyen )?ptca\b/, '$1pho truong cong an'],
  [/^((?:pho|quyen) )?tca\b/, '$1truong cong an'],
];

/** "Trưởng" and "phó" at the end of the word: "Hiệu phó" is a Phó Hiệu trưởng. */
const TURNED: [RegExp, string][] = [
  [/^hieu pho\b/, 'pho hieu truong'],
  [/^(to|doi|chi cuc|cuc|vu|tram|khoa|vien|nhom|hat|phong|ban|truong ban)[ -]pho\b/, 'pho truong $1'],
  [/^chi huy pho\b/, 'pho chi huy truong'],
  [/^(to|doi|chi cuc|cuc|vu|tram|khoa|vien|nhom|hat|ban) truong\b/, 'truong $1'],
  [/^pho (to|doi|chi cuc|cuc|vu|tram|khoa|vien|nhom|hat|ban) truong\b/, 'pho truong $1'],
];

/** "CA" in capitals is the police; "trưởng ca" leads a shift. */
const POLICE = /([Tt]rưởng|TRƯỞNG|[Pp]hó|PHÓ)\s+CA(?!\p{L})/gu;
/** "P/phòng", "T/P": a stroke after one or two letters is a point. */
const STROKE = /(?<=^|[\s,;+&])(p|ph|t|tr|q)\/\s*(?=\p{L})/giu;

/** One post's words: folded, its abbreviations and turned words written out, "q." as "quyen". */
export function postWords(part: string): string {
  let text = fold(part.replace(POLICE, '$1 công an'))
    .replace(/\(([^)]*)\)/g, ' $1 ')
    .replace(/\b(truong|pho|chanh)-(?=[a-z])/g, '$1 ')
    .replace(/\btruong p\./g, 'truong phong ')
    .replace(/^ph ?[./] ?(?=\w)/, 'pho ')
    .replace(/\b(q|p)\s*\.\s*/g, (_, letter: string) => (letter === 'q' ? 'quyen ' : 'pho '))
    .replace(/^q (?=\w)/, 'quyen ')
    .replace(/^p (?=(truong|chu|bi|giam|chanh|ct\b|tp\b|bt\b|gd\b))/, 'pho ')
    .replace(/[.:*]/g, ' ')
    .replace(/\bvp\b/g, 'van phong')
    .replace(/\btruong ca(?= (phuong|xa|thi tran|huyen|tinh|tp))/g, 'truong cong an')
    .replace(/\bu ?b ?n ?d\b|\buy ban nhan dan\b/g, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/g, 'hdnd')
    .replace(/\b(ub ?)?mttq\b|\b(uy ban )?mat tran to quoc\b/g, 'mttq')
    .replace(/\s+/g, ' ')
    .trim();
  text = text
    .replace(/^((?:pho|quyen) )?t(?:rg|r)? ?(?=(phong|ban|khoa|tram)\b)/, '$1truong ')
    .replace(/^((?:pho|quyen) )?(?:trg|tr|t|truong) p$/, '$1truong phong')
    .replace(/^((?:pho|quyen) )?c (?=van phong\b)/, '$1chanh ');
  for (const [pattern, words] of [...SHORT, ...TURNED])
    text = text
      .replace(pattern, (...found) => expand(words, found))
      .replace(/\s+/g, ' ')
      .trim();
  return text;
}

function expand(words: string, found: unknown[]): string {
  return words.replace(/\$1/g, typeof found[1] === 'string' ? found[1] : '');
}

/** The posts that one title names: "Phó Bí thư Đảng ủy, Chủ tịch UBND", "Trưởng phòng kiêm Phó Ban". */
export function partsOf(title: string): string[] {
  return title
    .replace(STROKE, '$1.')
    .split(
      /\s+(?:kiêm(?: nhiệm)?|kiem(?: nhiem)?)\s*:?\s+|\s*[;,/&+]\s*|\s+[-–—]\s+|\s+(?:đồng thời là|đồng thời)\s+/iu,
    )
    .map((part) => part.replace(/^(kiêm(?: nhiệm)?|kiem(?: nhiem)?)\s+/iu, '').trim())
    .filter((part) => part !== '');
}
