import { withExample } from '../../imports/layout/example.js';

/** The columns of a file of each person's own figure. */
export const PERSON_FIGURE_FIELDS = withExample(
  [
    {
      field: 'code',
      header: 'mã cán bộ',
      kind: 'code',
      best: /^(ma|(ma|ma so|so hieu) (can bo|cong chuc|vien chuc|cb|cc|vc|nhan vien))$/,
      words: /^(ma|so hieu)\b/,
      unless: /ho so|don vi|phong/,
    },
    {
      field: 'name',
      header: 'họ và tên',
      kind: 'name',
      best: /^(ho (va )?ten|can bo|cong chuc|nguoi (xu ly|thuc hien|giai quyet)|name)$/,
      words: /ho (va )?ten|^(can bo|nguoi) (xu ly|thuc hien|giai quyet)/,
    },
    {
      field: 'value',
      header: 'số liệu',
      kind: 'number',
      needed: true,
      best: /^(so lieu|ty le|ty le dung han|so lan|so don|ket qua|gia tri)$/,
      words: /so lieu|ty le|so (lan|don)|ket qua/,
      unless: /nguon/,
    },
    {
      field: 'part',
      header: 'số đúng hạn',
      kind: 'number',
      best: /^(so dung han|dung han|trong do)$/,
      words: /^(so )?(ho so )?(giai quyet )?dung han|trong do/,
      unless: /ty le/,
    },
    { field: 'whole', header: 'tổng số', kind: 'number', best: /^tong so( ho so)?$/, words: /tong so/ },
  ],
  {
    code: 'CB-0101',
    name: 'Nguyễn Văn Mẫu',
    value: '96,08',
    part: '49',
    whole: '51',
  },
);
