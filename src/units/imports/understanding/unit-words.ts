import { fold } from '../../../web/fold.js';
import { sectionName } from '../../../imports/layout/row-words.js';
import { wordsOf } from '../../../imports/understanding/words.js';

/** How lists shorten the names of units; each where it stands as a word of its own. */
const SHORT: [RegExp, string][] = [
  [/\b(uy ban nhan dan|u b n d|ub)\b/g, 'ubnd'],
  [/\b(hoi dong nhan dan|h d n d)\b/g, 'hdnd'],
  [/\b(uy ban )?(mttq|mat tran to quoc)( viet nam| vn)?\b|\b(ub|ubnd) (mttq|mttqvn)\b|\bubmttq(vn)?\b/g, 'mttq'],
  [/\bvp\b/g, 'van phong'],
  [
    /^p\b|\bp(?= (tu phap|noi vu|kinh te|van hoa|tai chinh|tai nguyen|giao duc|y te|thanh tra|lao dong|quan ly|to chuc|hanh chinh|ke toan|ky thuat|nghiep vu|cong thuong|nong nghiep|dan toc|do thi))/g,
    'phong',
  ],
  [/\btt\b/g, 'trung tam'],
  [/\btyt\b/g, 'tram y te'],
  [/\bdu\b/g, 'dang uy'],
  [/\bubkt\b/g, 'uy ban kiem tra'],
  [/\b(bchqs|ban chqs|bch quan su)\b/g, 'ban chi huy quan su'],
  [/^ca\b/g, 'cong an'],
  [/^th\b/g, 'truong tieu hoc'],
  [/^truong th\b/g, 'truong tieu hoc'],
  [/\bthcs\b/g, 'trung hoc co so'],
  [/\bthpt\b/g, 'trung hoc pho thong'],
  [/\bmn\b/g, 'mam non'],
  [/\bhcc\b/g, 'hanh chinh cong'],
  [/\bpvhcc\b/g, 'phuc vu hanh chinh cong'],
  [/\bvh ?xh\b/g, 'van hoa xa hoi'],
  [/\bkt ?ht ?(dt|va dt)\b/g, 'kinh te ha tang do thi'],
  [/\bltc\b/g, ''],
];

/** A unit's name as two spellings of it are compared: no marks, no punctuation, no "và", abbreviations written out. */
export function unitWords(text: string): string {
  let words = plain(sectionName(wordsOf(text)));
  for (const [pattern, full] of SHORT) words = words.replace(pattern, full);
  return words
    .replace(/\b(va|cua)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** "Phòng Văn hóa - Xã hội" goes by "pvhxh" and "vhxh". */
export function initialsOf(name: string): string[] {
  const words = plain(name)
    .split(' ')
    .filter((word) => word !== 'va');
  const letters = (some: string[]) => some.map((word) => (/^(ubnd|hdnd|mttq)$/.test(word) ? word : word[0]!)).join('');
  return words.length < 2 ? [] : [letters(words), ...(words.length > 2 ? [letters(words.slice(1))] : [])];
}

/** How far apart two short texts are: letters put in, left out or changed; `most` + 1 for all that is farther. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length]!;
}
