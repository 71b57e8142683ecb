import { fold } from '../../web/fold.js';

/** Family names that nearly everybody has one of: a lone text that begins with one is a person, not a heading. */
const FAMILIES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao luong truong lam ha cao chu ta luu thai to thach ' +
    'kieu quach nghiem doan phung giang han trieu tang kim ton vuong la lai luc uong an au bach ban be cam cung dam dieu giap hua khong khuc lo ' +
    'lu ma nong nhu ong phi quang sung than thao thieu tieu tong trung tu vi vang xa y h ro k ksor rcham'
  ).split(' '),
);

const UNIT =
  /^(\d+[.)]\s*)?(lanh dao|thuong (truc|vu)|ban (lanh dao|giam doc|giam hieu|chap hanh|thuong vu|to chuc|tuyen giao|dan van|noi chinh|quan ly|tiep|chi huy|dai dien|xay dung|bao ve|van hoa|kinh te|thanh tra|kiem tra|cong tac|dieu hanh|quan tri|dan toc)|phong|van phong|ubnd|hdnd|ubmt|mttq|mat tran|uy ban|hoi dong|hoi (cuu|nong|lien|phu|chu|nguoi|khuyen)|dang (uy|bo|doan)|doan (thanh|tncs|phuong|xa|the|tn)|cong doan|trung tam|truong (tieu|mam|mau|trung|th|mn|pho|thpt|cao|dai|chinh|day)|tram|chi (bo|cuc|nhanh|doan)|doi |to (dan|cong|van|hanh|ke|tiep|mot|bao|giup|\d)|bo phan|khoi|khoa|so |cuc |vu |tong cuc|thanh tra|cong an|quan su|ban chqs|bch|kho bac|thu vien|nha (van|thieu)|bao tang|hat |co (quan|so)|can bo|cong chuc|vien chuc|nguoi lao dong|nguoi hoat dong|hop dong|nhan vien|chuc danh|don vi|thon |ap |ban quan ly|xi nghiep|cong ty)/;

const ROMAN = /^(?=[IVXLC])(X{0,4}(IX|IV|V?I{0,3}))[.):/-]?$/;
const ROMAN_BEFORE = /^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})\s*[.):/-]\s*\S/;
const LETTER_BEFORE = /^[A-HĐ]\s*[.)/-]\s*\S/;

/** The first word of a person's name, folded. */
export function isFamily(word: string): boolean {
  return FAMILIES.has(word);
}

export function looksLikeUnit(text: string): boolean {
  return UNIT.test(fold(text));
}

/** Two to six words that begin with a family name. */
export function looksLikePerson(text: string): boolean {
  const words = fold(text).split(' ');
  return words.length >= 2 && words.length <= 6 && !/\d/.test(text) && FAMILIES.has(words[0]!) && !looksLikeUnit(text);
}

/** "I", "IV.", "A", "B)": how sections are counted. */
export function isSectionNumber(text: string): boolean {
  return ROMAN.test(text) || /^[A-HĐ][.)]?$/.test(text);
}

export function beginsASection(text: string): boolean {
  return ROMAN_BEFORE.test(text) || LETTER_BEFORE.test(text);
}

/** "II. PHÒNG KINH TẾ (12 người):" names "PHÒNG KINH TẾ". */
export function sectionName(text: string): string {
  return text
    .trim()
    .replace(/^((?=[IVX])X{0,3}(IX|IV|V?I{0,3})|\d{1,2}(\.\d{1,2})*|[A-HĐ]|[a-zđ](?=[.)]))\s*[.):/-]\s*/, '')
    .replace(/^[-–—*+•▪]+\s*/, '')
    .replace(/\s*[(:–-]?\s*\(?\d+\s*(người|đ\/c|đồng chí|cán bộ|biên chế|cc|nld)\)?\s*:?$/iu, '')
    .replace(/\s*\(\d{1,3}\)$/, '')
    .replace(/[\s:.;]+$/, '');
}

/** "Trang 1/2", "- 2 -": the foot of a printed page. */
export function isPageMark(text: string): boolean {
  return /^(trang|page)( số)?\s*:?\s*\d{1,4}(\s*(\/|trên|of)\s*\d{1,4})?$|^-\s*\d{1,4}\s*-$/iu.test(text.trim());
}

const TOTAL = /^(tổng( cộng| số| hợp)?|cộng|tong cong|tong so|danh sách (này )?(có|gồm)|(bằng chữ))(?=$|[\s:.,(])/iu;

export function isTotal(text: string): boolean {
  return TOTAL.test(text.trim());
}

/** What stands under a list: place and day, who made it, in whose name it is signed, to whom it goes, remarks. */
const FOOTER =
  /^((.{2,40},? )?ngay (\d{1,2}|\.+|…+|_+)? ?thang ?(\d{1,2}|\.+|…+|_+)? ?nam|(nguoi|can bo|ke toan) (lap|tong hop|kiem tra|phu trach bieu|ky)|tm\.|tl\.|tuq\.|kt\.|thu truong|noi nhan|ghi chu|luu y|chu thich|\(?ky[, ]|\(?ky ten|\(?ky,? (ghi )?ro|\(?da ky|xac nhan (cua|don)|duyet$|lap (bieu|bang)|luu:? ?v[tp])/;

export function isFooter(text: string): boolean {
  return FOOTER.test(fold(text));
}

/** Posts in whose name a list is signed, alone in their cells and in capitals. */
export function isSignature(text: string): boolean {
  const words = fold(text);
  return (
    text === text.toLocaleUpperCase('vi') &&
    /^(pho |q\. ?|quyen )?(chu tich|bi thu|chanh van phong|truong (phong|ban)|giam doc|thu truong|hieu truong)/.test(
      words,
    )
  );
}
