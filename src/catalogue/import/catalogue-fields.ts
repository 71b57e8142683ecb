import { withExample } from '../../imports/layout/example.js';

/** The columns of a catalogue of products. "Sản phẩm chuẩn = 5 điểm" heads remarks, not points. */
export const CATALOGUE_FIELDS = withExample(
  [
    { field: 'note', header: 'ghi chú', kind: 'text', best: /^(ghi chu|note)$/, words: /ghi chu|san pham chuan|^note/ },
    {
      field: 'code',
      header: 'mã',
      kind: 'code',
      needed: true,
      best: /^(ma|ma (cv|so|cong viec|san pham)|code)$/,
      words: /^ma\b|\bma (cv|so|cong viec|san pham)/,
    },
    { field: 'frame', header: 'khung điểm', kind: 'text', words: /khung/ },
    {
      field: 'factor',
      header: 'hệ số quy đổi',
      kind: 'number',
      needed: true,
      words: /he so|quy doi|^factor/,
      unless: /khung|san pham chuan/,
    },
    {
      field: 'points',
      header: 'điểm',
      kind: 'number',
      words: /^diem|diem (cham|so)|^points/,
      unless: /khung|he so|quy doi|san pham chuan/,
    },
    { field: 'group', header: 'nhóm', kind: 'text', words: /^nhom|^group/, unless: /khung|diem/ },
    {
      field: 'detail',
      header: 'nội dung chi tiết',
      kind: 'text',
      words: /chi tiet|noi dung|^detail/,
      unless: /^ma\b|ghi chu/,
    },
    {
      field: 'output',
      header: 'sản phẩm đầu ra',
      kind: 'text',
      words: /dau ra|^san pham|ket qua|^output/,
      unless: /san pham chuan|^ma\b/,
    },
    {
      field: 'task',
      header: 'nhiệm vụ',
      kind: 'text',
      needed: true,
      words: /^nhiem vu|^ten (cong viec|san pham|nhiem vu)|^cong viec|^task/,
    },
    {
      field: 'place',
      header: 'phòng, ban',
      kind: 'text',
      words: /^phong\b|\bphong[,/ ]+ban|^bo phan|^don vi|^linh vuc|^place/,
    },
  ],
  {
    code: 'MAU-01',
    place: 'Văn phòng',
    task: 'Tham mưu văn bản hành chính (ví dụ)',
    detail: 'Soạn công văn trả lời, trình ký và phát hành',
    output: 'Công văn đã phát hành',
    group: '1',
    frame: '1-10',
    points: '5',
    factor: '1',
    note: '',
  },
);
