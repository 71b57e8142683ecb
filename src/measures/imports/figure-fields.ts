import { withExample } from '../../imports/layout/example.js';

/** The columns of a file of an agency's figures. */
export const FIGURE_FIELDS = withExample(
  [
    {
      field: 'unit_code',
      header: 'mã đơn vị',
      kind: 'unit',
      best: /^((ma|ten) )?(don vi|phong( ban)?|phong[,/ -]+ban|bo phan|unit)$/,
      words: /don vi|^phong\b|bo phan/,
      unless: /tinh|do$/,
    },
    {
      field: 'measure_code',
      header: 'mã chỉ số',
      kind: 'code',
      needed: true,
      best: /^((ma|ten) )?(chi so|chi tieu|tieu chi|measure)$/,
      words: /chi so|chi tieu/,
      unless: /gia tri|so lieu|ke hoach|ket qua/,
    },
    {
      field: 'month',
      header: 'tháng',
      kind: 'month',
      needed: true,
      best: /^(thang|ky|thang[,/ ]+nam|month|ky bao cao)$/,
      words: /\bthang\b|^ky\b/,
      unless: /luy ke|cung ky/,
    },
    {
      field: 'value',
      header: 'số liệu',
      kind: 'number',
      needed: true,
      best: /^(so lieu|gia tri|ket qua|thuc hien|value)$/,
      words: /so lieu|gia tri|ket qua|thuc hien/,
      unless: /nguon|ke hoach|ky truoc/,
    },
    {
      field: 'asked',
      header: 'số người được hỏi',
      kind: 'number',
      best: /^(so (nguoi duoc hoi|phieu|mau|nguoi tra loi)|asked)$/,
      words: /duoc hoi|so phieu|tra loi/,
    },
    {
      field: 'source',
      header: 'nguồn',
      kind: 'text',
      needed: true,
      best: /^(nguon|nguon so lieu|source)$/,
      words: /nguon/,
    },
    { field: 'reason', header: 'lý do sửa', kind: 'text', best: /^(ly do|ly do sua|reason)$/, words: /ly do/ },
  ],
  {
    unit_code: 'PM-MC',
    measure_code: 'satisfaction',
    month: '10/2026',
    value: '93,5',
    asked: '214',
    source: 'Phiếu lấy ý kiến tại Một cửa (ví dụ)',
    reason: '',
  },
);
