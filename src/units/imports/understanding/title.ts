import { fold } from '../../../web/fold.js';
import { remembering } from '../../../imports/understanding/remembering.js';
import { wordsOf } from '../../../imports/understanding/words.js';
import { partsOf, postWords } from './title-words.js';

export type Position = 'head' | 'deputy' | 'member';

export interface ReadTitle {
  position: Position;
  /** 0 staff, 1 deputy head of an office, 2 head of an office, 3 deputy head of the agency, 4 head of the agency. */
  tier: number;
  /** A post of those who are elected or approved: they are cadres. */
  elected: boolean;
  /** "Quyền", "phụ trách": the rights of a head come from a dated decision. */
  acting: boolean;
  /** It speaks of leading, and is none of the posts that are known. */
  unsure: boolean;
}

interface Post {
  /** What a head's title begins with, after "phó" and "quyền". */
  words: RegExp;
  /** Head's tier; the deputy's is one below. */
  tier: (words: string, unit: string) => number;
  /** Units that this is the head of, folded. */
  unit?: RegExp;
  elected?: true;
}

const office = () => 2;
const agency = () => 4;
const SMALL =
  /\b(hoi|cong doan|lien doan|doan the|doan thanh nien|hoi dong (truong|quan ly|quan tri|thi dua|su pham))\b/;

const POSTS: readonly Post[] = [
  {
    words: /^chu tich\b/,
    tier: (words) => (SMALL.test(words.replace('hoi dong nhan dan', '')) ? 2 : 4),
    unit: /^(ubnd|uy ban|hdnd|hoi|mttq|mat tran|cong doan|lien doan)/,
    elected: true,
  },
  {
    words: /^bi thu\b(?! (vien|chi doan|lop))/,
    tier: (words, unit) =>
      /\b(chi bo|doan|dang bo bo phan)\b/.test(words) || (words === 'bi thu' && /^(chi bo|doan)\b/.test(unit)) ? 2 : 4,
    unit: /^(dang (uy|bo)|chi bo|thanh uy|tinh uy|huyen uy|quan uy|doan|thuong truc)/,
    elected: true,
  },
  {
    words: /^(tong )?giam doc\b/,
    tier: (words, unit) => (/\bso\b|cong an (tinh|thanh pho)/.test(words) || /^so\b/.test(unit) ? 4 : 2),
  },
  {
    words:
      /^truong (phong|ban|tram|to|doi|khoa|bo mon|cong an|dai|chi cuc|vu|hat|chi nhanh|dai dien|van phong|trung tam|co so|bo phan|thu vien|quan trang|benh xa)\b/,
    tier: office,
  },
  {
    words: /^truong (cuc|vien|so)\b|^cuc truong\b|^vien truong\b|^bo truong\b|^chanh an\b|^tong cuc truong\b/,
    tier: agency,
  },
  { words: /^chanh (van phong|thanh tra)\b/, tier: office },
  { words: /^(chi huy|hieu|doan) truong\b/, tier: office },
  { words: /^chu nhiem (?!lop|clb|cau lac bo)|^chu nhiem$/, tier: office },
  { words: /^(thu truong|nguoi dung dau|cap truong|truong)( (don vi|co quan|phong|ban))?$/, tier: office },
];

/** Short words that a deputy's title has in place of the head's: "Phó phòng", "Phó ban", "Phó". */
const DEPUTY_OF =
  /^pho( (phong|ban|van phong|tram|trung tam|to|doi|khoa|don vi|thu truong|truong|cong an|thanh tra|hat|bo mon|vien|cuc|vu|chi cuc|bo phan)\b.*)?$/;
/** Village heads and heads of street groups are no heads of units, nor are heads of accounts. */
const NEVER_HEAD =
  /^(pho )?(truong (thon|ap|xom|buon|lang|soc|khom|to dan pho|khu|khu pho|tieu khu|cum|ca|nhom truc|lop|kip|diem)|ke toan truong|lop truong|dieu duong truong|y ta truong|ky su truong|kien truc su truong|nhom truong|to truong (to )?dan pho|truong to (to )?dan pho|truong ban (cong tac (mat tran|mttq)|bao ve dan pho))\b/;
const VILLAGE = /trưởng bản(?= |$)/iu;
const CELL_OF_A_VILLAGE = /^(pho )?bi thu chi bo (thon|to dan pho|khu|ap|xom|buon|lang|khom|bon)\b/;
const SPEAKS_OF_LEADING =
  /(^|[\s.])(trưởng|chánh|lãnh đạo|đứng đầu|chủ nhiệm|phó)([\s.,]|$)|^(quản lý|phụ trách|thường trực( đảng ủy| hđnd)?)$/iu;
/** Those who serve a head are named after them. */
const SERVES =
  /^(thu ky|tro ly|giup viec|lai xe|van thu|chuyen vien|can su|nhan vien|can bo|cong chuc|vien chuc|uy vien|pho chuyen vien|ke toan|bao ve|tap vu|phuc vu|tham muu|to vien|doi vien|thanh vien|nguyen)\b/;

/** The position and tier that a title says; of several posts the one that fits the unit, with the highest tier of them all. Pure. */
export function readTitle(typed: string | number | undefined, unit = ''): ReadTitle {
  return readBoth(`${wordsOf(typed)}\n${unit}`);
}

const readBoth = remembering((both): ReadTitle => {
  const [title = '', unit = ''] = both.split('\n');
  const place = unitWords(unit);
  const read = withoutCharge(partsOf(title).map((part) => readPost(part, place)));
  if (read.length === 0) return { position: 'member', tier: 0, elected: false, acting: false, unsure: false };
  const best = read.toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.tier - a.tier)[0]!;
  const tier = Math.max(...read.map((one) => one.tier));
  return {
    position: best.position,
    tier,
    elected: read.some((one) => one.elected),
    acting:
      best.acting ||
      read.some(({ acting }) => acting) ||
      (read.length > 1 && partsOf(title).some((part) => fold(part) === 'phu trach')),
    unsure: best.position === 'member' && read.some((one) => one.unsure),
  };
});

/** "Phó Trưởng phòng, phụ trách phòng" is a deputy who acts. */
function withoutCharge(read: ReadPost[]): ReadPost[] {
  const deputy = read.find(({ position }) => position === 'deputy');
  return deputy && read.some(({ charge }) => charge)
    ? read.filter(({ charge }) => !charge).map((one) => (one === deputy ? { ...one, acting: true } : one))
    : read;
}

function unitWords(unit: string): string {
  return fold(wordsOf(unit))
    .replace(/\buy ban nhan dan\b/g, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/g, 'hdnd')
    .replace(/\b(ub ?)?mttq\b|\b(uy ban )?mat tran to quoc\b/g, 'mttq');
}

interface ReadPost extends ReadTitle {
  fits: boolean;
  /** It is in charge of a unit, by no other post. */
  charge?: true;
}

function readPost(part: string, unit: string): ReadPost {
  const words = postWords(part);
  const member = { position: 'member', tier: 0, elected: false, acting: false, unsure: false, fits: false } as const;
  if (NEVER_HEAD.test(words) || VILLAGE.test(part) || CELL_OF_A_VILLAGE.test(words)) return member;
  const charge =
    /^(pho |quyen )?phu trach (phong|van phong|tram|trung tam|ban|to|doi|truong|don vi|co quan|khoa|chi cuc|cong an|hdnd|ubnd)\b/.test(
      words,
    );
  if (charge && !words.startsWith('pho '))
    return {
      ...member,
      position: 'head',
      tier: 2,
      acting: true,
      charge: true,
      fits: fitsUnit(words.replace('phu trach ', ''), unit),
    };
  if (SERVES.test(words)) return member;
  const acting =
    words.startsWith('quyen ') || /\bphu trach$|\bphu trach (chung|dieu hanh|phong|don vi|van phong)\b/.test(words);
  const bare = words.replace(/^quyen /, '');
  const deputy = bare.startsWith('pho ') || bare === 'pho' || bare === 'cap pho';
  const noun = bare.replace(/^pho /, '').replace(/^thuong truc /, '');
  const post = POSTS.find(({ words: pattern }) => pattern.test(noun));
  if (!post && !(deputy && (DEPUTY_OF.test(bare) || bare === 'cap pho')))
    return { ...member, unsure: SPEAKS_OF_LEADING.test(part) };
  const tier = (post?.tier(noun, unit) ?? 2) - (deputy ? 1 : 0);
  const elected = post?.elected === true && tier >= 3;
  const fits = fitsUnit(noun, unit, post?.unit);
  // Who leads a Party cell, a union or an association leads no office by it.
  if (post?.elected && tier < 3 && !fits && unit !== '') return { ...member, unsure: true };
  return { position: deputy ? 'deputy' : 'head', tier, elected, acting, unsure: false, fits };
}

function fitsUnit(noun: string, unit: string, pattern?: RegExp): boolean {
  if (unit === '') return false;
  if (pattern) {
    const named = /\b(ubnd|hdnd|mttq|dang uy|chi bo|cong doan|doan|hoi)\b/.exec(noun)?.[1];
    return named ? unit.includes(named) : pattern.test(unit);
  }
  const kind = /^(?:chanh |truong )?(van phong|phong|ban|tram|to|doi|khoa|cong an|trung tam|chi cuc|thanh tra)\b/.exec(
    noun,
  )?.[1];
  return kind !== undefined && unit.startsWith(kind);
}
