import { withExample } from '../../imports/layout/example.js';

/** The columns of a list of units. */
export const UNIT_FIELDS = withExample(
  [
    {
      field: 'name',
      header: 'tên đơn vị',
      kind: 'name',
      needed: true,
      alone: true,
      best: /^(ten|(ten )?(don vi|phong|phong ?[,/-]? ?ban|to chuc|co quan|bo phan)|ten (day du|goi)( cua don vi)?|name|ten (co quan|don vi|phong)[ ,/-]+(don vi|phong|ban|to chuc|bo phan)|(co quan|phong|don vi)[ ,/-]+(don vi|ban|phong|to chuc))$/,
      words: /^ten\b|don vi|to chuc|co quan|phong ?[,/-] ?ban/,
      unless:
        /cap tren|truc thuoc|\bcha\b|\bme\b|chu quan|\bma\b|loai|\bcap\b|viet tat|ten ngan|rut gon|nguoi|thu truong|so luong|quan ly|ngay/,
    },
    {
      field: 'code',
      header: 'mã',
      kind: 'code',
      best: /^(ma|ma so|ma (don vi|phong|to chuc|co quan|dinh danh( (dien tu|don vi|co quan|to chuc))?|phong ban|bo phan)|code|ky hieu)$/,
      words: /^ma\b|^ky hieu|viet tat/,
      unless: /cap tren|truc thuoc|\bcha\b|\bme\b|thue|chu quan|parent|quan he/,
    },
    {
      field: 'parent_code',
      header: 'cấp trên',
      kind: 'unit',
      best: /^((ma |ten )?(don vi )?(cap tren|truc thuoc|cha|me|chu quan|quan ly)( truc tiep)?|(ma )?(don vi )?(cap tren|truc thuoc)|(truc )?thuoc( don vi)?|parent|parent code|ma (don vi )?(cap tren|cha|me)|ma truc thuoc)$/,
      words: /cap tren|truc thuoc|^thuoc\b|don vi (cha|me|chu quan|quan ly)|^(ma|ten) (cha|me)|parent/,
    },
    {
      field: 'kind',
      header: 'loại',
      kind: 'choice',
      choices: [
        'thành phố',
        'tỉnh',
        'phường',
        'xã',
        'cơ quan',
        'phòng',
        'tổ chức đảng',
        'trường',
        'y tế',
        'chi bộ, tổ dân phố',
        'khác',
      ],
      best: /^(loai|loai (don vi|hinh|to chuc|hinh don vi)|type)$/,
      words: /^loai\b/,
    },
    {
      field: 'level',
      header: 'cấp',
      kind: 'number',
      best: /^(cap|cap do|cap don vi|bac|muc|level)$/,
      words: /^(cap|level)$/,
    },
    {
      field: 'number',
      header: 'số thứ tự',
      kind: 'text',
      best: /^(stt|tt|so tt|so thu tu|thu tu)$/,
      words: /^(stt|tt|so tt|so thu tu|thu tu)$/,
    },
  ],
  {
    code: 'MAU-01',
    name: 'Phòng Mẫu (ví dụ)',
    parent_code: '',
    kind: '',
  },
);
