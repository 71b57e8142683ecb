import { withExample } from '../../imports/layout/example.js';
import type { Field } from '../../imports/layout/field.js';

/** The columns of a list of people: what proposes them, reads them and makes the template. */
export const OFFICIAL_FIELDS = withExample(
  [
    {
      field: 'full_name',
      header: 'họ và tên',
      kind: 'name',
      needed: true,
      best: /^(ho ?(va|,|&)? ?ten|ho ten|ho (va )?ten (day du|khai sinh|can bo|cong chuc|vien chuc|cbccvc|cbcc|nguoi lao dong|nhan vien)([ ,/-]+(can bo|cong chuc|vien chuc|nguoi lao dong))*|name|full name|fullname|ten (can bo|cong chuc|vien chuc|nhan vien|day du))$/,
      words:
        /ho,? ?(va )?(chu )?(ten )?(dem|lot)|ho (va |, ?|& ?)?ten|^ho$|^ho va$|ten (can bo|cong chuc|vien chuc|nhan vien|nguoi lao dong|nhan su)|^(can bo|cong chuc|vien chuc|nhan vien|nhan su|nguoi lao dong)$/,
      unless: /dang nhap|\b(vo|chong|cha|me|con|bo)\b|nguoi ky|quan ly|khac$|thuong goi|^(so|ma|ngay|nam|chuc)\b/,
    },
    {
      field: 'name_last',
      header: 'tên',
      kind: 'name',
      partOf: 'full_name',
      best: /^(ten|ten goi|ten rieng|ten chinh)$/,
      words: /^ten$/,
    },
    {
      field: 'code',
      header: 'mã',
      kind: 'code',
      best: /^(ma( so)?|(ma|ma so|so hieu)( (can bo|cong chuc|vien chuc|cb|cc|vc|cbcc|cbccvc|cbccvcnld|nv|nhan vien|nhan su|nguoi lao dong|nld|nld&vc))([ ,/-]+(can bo|cong chuc|vien chuc|cc|vc|nld|nguoi lao dong))*|so hieu|msnv|mscb|mscc|msvc|ma dinh danh (cb|cc)+)$/,
      words: /^ma\b|so hieu|^ms(nv|cb|cc|vc)|^id$/,
      unless:
        /ngach|don vi|phong\b|to chuc$|co quan|thue|chuc (vu|danh)|\bthe\b|tinh\b|xa\b|huyen\b|ho so|quyet dinh|luong|dang vien|bo phan|van ban|quan ly/,
    },
    {
      field: 'person_type',
      header: 'đối tượng',
      kind: 'choice',
      choices: ['cán bộ', 'công chức', 'viên chức', 'hợp đồng'],
      best: /^(doi tuong|loai|loai (can bo|nhan su|lao dong|hinh lao dong|cong chuc|doi tuong|cbccvc|hop dong)|dien|nhom doi tuong|persontype|type)$/,
      words:
        /doi tuong|^loai\b|^dien (can bo|lao dong|quan ly)|^(can bo|cb)[ ,/-]+(cong chuc|cc)|phan loai (can bo|cong chuc|lao dong|nhan su|cb)|hinh thuc (lao dong|hop dong|hd|tuyen dung)|^cb(cc)?[ ,/-]+(cc|vc|hd)|bien che[ ,/-]+(hop dong|hd)\b|^la (can bo|cong chuc)/,
      unless: /xep loai|danh gia|ket qua|ngay|nam\b|chinh sach|uu tien|dao tao/,
    },
    ...markedKinds(),
    {
      field: 'unit_code',
      header: 'mã đơn vị',
      kind: 'unit',
      best: /^((ma|ten|ma hoac ten) )?(don vi|phong|phong ?[,/-]? ?ban|phong[ ,/-]+(ban )?don vi|bo phan)( \(?(cong tac|hien tai|truc thuoc|quan ly))?$|^(unit|don vi|co quan|phong ban)[ ,/-]+(don vi|phong ban|bo phan)?$|^(unit|department)$|^noi cong tac$/,
      words:
        /don vi|^((ma|ten|ma hoac ten) )?(phong|ban)\b|phong ?[,/-]? ?ban\b|^(ma |ten )?bo phan|^co quan|(noi|dia diem) (lam viec|cong tac)|^(ma )?to chuc$|^khoa$|^to (chuyen mon|cong tac|bo mon)|^(to|khoa)[ ,/-]+(phong|ban|to)/,
      unless:
        /^(ngay|nam|thoi|so|chuc|ho|vi tri)\b|tinh$|bau cu|hanh chinh|ban hanh|truoc day|cu$|chuyen (den|di)|kiem nhiem|quan ly truc tiep|danh gia|luong/,
    },
    {
      field: 'unit_name',
      header: 'tên đơn vị',
      kind: 'unit',
      best: /^ten (don vi|phong|phong ?[,/-]? ?ban|bo phan)$/,
      words: /^ten (don vi|phong|ban|bo phan)/,
    },
    {
      field: 'title',
      header: 'chức vụ',
      kind: 'text',
      best: /^(chuc vu([ ,/-]+chuc danh)?|chuc danh([ ,/-]+chuc vu)?|chuc vu (chinh quyen|hien tai|dang giu|cong tac|dam nhiem|chinh|chuyen mon)|title|chuc danh[ ,/-]+vi tri viec lam)$/,
      words:
        /chuc vu|chuc danh|^chuc$|vi tri (viec lam|cong tac|cong viec)|(cong viec|nhiem vu) (dam nhiem|duoc giao|dang lam|chinh)|^cong viec$/,
      unless:
        /^(ngay|phu cap|he so|nam|so|ma|thoi|ket qua|muc|bac)\b|khoa hoc|\bngay\b|\bdang$|trong dang|doan the|doan$|kiem nhiem|quy hoach|nguoi|truoc day|nghe nghiep/,
    },
    {
      field: 'position',
      header: 'vị trí',
      kind: 'choice',
      choices: ['người đứng đầu', 'phó', 'nhân viên'],
      best: /^(vi tri|vai tro|cuong vi|vi tri lanh dao)$/,
      words: /vi tri (lanh dao|quan ly)|^la (lanh dao|nguoi dung dau)|^lanh dao[ ,/-]+(nhan vien|quan ly)|^cap truong/,
      unless: /he thong|viec lam|trong he|ngay/,
    },
    {
      field: 'tier',
      header: 'bậc nêu gương',
      kind: 'choice',
      choices: ['0', '1', '2', '3', '4'],
      best: /^bac neu guong$/,
      words: /bac neu guong/,
    },
    {
      field: 'from_date',
      header: 'từ ngày',
      kind: 'day',
      best: /^((ke )?tu ngay|ngay bo nhiem|bo nhiem (tu )?ngay|giu chuc (vu|danh)? ?tu( ngay)?|ngay (giu|nhan) chuc( vu| danh)?|from|from date|ngay bat dau|thoi (gian|diem) (bo nhiem|giu chuc( vu)?)|ngay,? ?thang,? ?nam (bo nhiem|giu chuc( vu)?|bat dau)|ngay bo nhiem chuc (vu|danh)( hien tai)?)$/,
      words:
        /\btu (ngay|thang)|ngay (duoc )?(bo nhiem|bat dau|giu|nhan|vao lam|hieu luc|dam nhiem|ve|tiep nhan|tuyen|phan cong|dieu dong|den|vao (co quan|don vi|lam)|lam viec|ky hop dong|quyet dinh)|(bo nhiem|tuyen dung) (tu )?ngay|thoi (gian|diem) (bo nhiem|giu|bat dau|dam nhiem|vao|tuyen)|hieu luc|moc bo nhiem|^ngay (ra )?(qd|quyet dinh|bn)\b|^bat dau( tu)?$|^tu$|ngay,? ?thang,? ?nam (bo nhiem|giu|bat dau|tuyen|vao (co quan|don vi|lam))/,
      unless:
        /sinh|\bhet\b|den ngay|ket thuc|nang (luong|bac)|\bdang\b|\bdoan\b|^nam\b|bien che|\bcap$|huong luong|nghi/,
    },
    {
      field: 'birth_date',
      header: 'ngày sinh',
      kind: 'day',
      best: /^(ngay( ?[,/-]? ?thang)?( ?[,/-]? ?nam)? ?sinh|nam sinh|sinh ngay|ntns|birth|date of birth|dob)$/,
      words: /(ngay|nam) ?(thang)? ?(nam)? ?sinh|sinh (ngay|nam)|ngay[ ,/]+thang[ ,/]+nam sinh/,
      unless: /\b(vo|chong|cha|me|con)\b/,
    },
    {
      field: 'birth_other',
      header: 'ngày sinh (nữ)',
      kind: 'day',
      partOf: 'birth_date',
      words: /(ngay|nam) ?(thang)? ?(nam)? ?sinh.*\bnu$/,
    },
    {
      field: 'main',
      header: 'chính hay kiêm nhiệm',
      kind: 'choice',
      choices: ['chính', 'kiêm nhiệm'],
      best: /^(chinh|main|(la )?(don vi|vi tri|chuc vu) chinh|chinh ?[,/-]? ?(hay |hoac )?kiem( nhiem)?|chinh thuc ?[,/-]? ?(hay |hoac )?kiem( nhiem)?)$/,
      words: /chinh ?(,|\/|-|hay|hoac) ?kiem/,
    },
    {
      field: 'concurrent',
      header: 'kiêm nhiệm',
      kind: 'text',
      best: /^((la )?(vi tri |chuc vu )?kiem nhiem|concurrent)$/,
      words: /^((la )?(vi tri |chuc vu )?kiem nhiem|concurrent)$/,
    },
    {
      field: 'email',
      header: 'thư điện tử',
      kind: 'email',
      best: /^(e-?mail|thu dien tu|dia chi (e-?mail|thu dien tu)|hop thu( cong vu| dien tu)?)$/,
      words: /e-?mail|thu dien tu|hop thu/,
    },
  ],
  {
    code: 'CB-0101',
    full_name: 'Nguyễn Văn Mẫu',
    person_type: 'công chức',
    unit_code: 'Văn phòng',
    title: 'Chuyên viên',
    position: 'nhân viên',
    from_date: '01/09/2026',
    main: 'chính',
    email: '',
  },
);

/** "Cán bộ | Công chức | Viên chức | Hợp đồng", with a mark in one of them. */
function markedKinds(): Field[] {
  const kinds: [string, string, RegExp][] = [
    ['type_cadre', 'cán bộ', /^(can bo|cb)$/],
    ['type_servant', 'công chức', /^(cong chuc|cc)$/],
    ['type_employee', 'viên chức', /^(vien chuc|vc)$/],
    ['type_contract', 'hợp đồng', /^((lao dong )?hop dong( lao dong)?|hd(ld)?|ldhd|nguoi lao dong|nld)$/],
  ];
  return kinds.map(([field, header, best]) => {
    return { field, header, kind: 'text', partOf: 'person_type', marked: true, best, words: best };
  });
}
