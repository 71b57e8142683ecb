import { withExample } from '../../imports/layout/example.js';

/** The columns of a table of days off and worked. */
export const HOLIDAY_FIELDS = withExample(
  [
    {
      field: 'day',
      header: 'ngày',
      kind: 'day',
      alone: true,
      needed: true,
      best: /^(ngay|ngay (nghi|le)|day|date)$/,
      words: /^ngay\b/,
      unless: /ten|noi dung/,
    },
    {
      field: 'name',
      header: 'tên',
      kind: 'text',
      needed: true,
      best: /^(ten|ten (ngay )?(le|nghi)|ngay le|noi dung|dip|name)$/,
      words: /^ten\b|noi dung|dip (le|nghi)|ly do/,
    },
    {
      field: 'kind',
      header: 'loại',
      kind: 'choice',
      choices: ['nghỉ', 'làm bù'],
      best: /^(loai|nghi[,/ -]+lam bu|lam bu|kind)$/,
      words: /^loai\b|lam bu/,
    },
  ],
  {
    day: '31/08/2026',
    name: 'Nghỉ dịp Quốc khánh (ví dụ)',
    kind: 'nghỉ',
  },
);
