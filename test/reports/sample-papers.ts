import type { Block, Paper } from '../../src/reports/paper/paper.js';

export const LONG_UNIT =
  'Trung tâm Phục vụ hành chính công, Bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính liên thông';

const UNITS = [
  'Bộ phận Một cửa',
  'Văn phòng HĐND và UBND',
  'Phòng Kinh tế, Hạ tầng và Đô thị',
  'Phòng Văn hóa – Xã hội',
  LONG_UNIT,
];
const TICKS = [60, 70, 80, 90, 100].map((at) => ({ at, text: String(at) }));

const DUMBBELL: Block = {
  kind: 'dumbbell',
  title: 'Người đứng đầu và cán bộ của mình, về nêu gương',
  alt: 'Bộ phận Một cửa: người đứng đầu 79,0, cán bộ 84,6, thấp hơn 5,6.',
  axis: { min: 60, max: 100, ticks: TICKS },
  heads: { leader: 'người đứng đầu', people: 'trung bình cán bộ, cùng tiêu chí', difference: 'chênh lệch' },
  rows: [
    {
      label: UNITS[0]!,
      leader: 79,
      leaderText: '79,0',
      people: 84.6,
      peopleText: '84,6',
      differenceText: '−5,6',
      word: 'thấp hơn',
      side: 'below',
    },
    {
      label: UNITS[1]!,
      leader: 83.9,
      leaderText: '83,9',
      people: 81,
      peopleText: '81,0',
      differenceText: '+2,9',
      word: 'cao hơn',
      side: 'above',
    },
    {
      label: UNITS[2]!,
      leader: 74.3,
      leaderText: '74,3',
      people: 80.2,
      peopleText: '80,2',
      differenceText: '−5,9',
      word: 'thấp hơn',
      side: 'below',
    },
    {
      label: UNITS[3]!,
      leader: 88.4,
      leaderText: '88,4',
      people: null,
      peopleText: '–',
      differenceText: '',
      word: 'dưới 5 người',
      side: 'unknown',
    },
    {
      label: UNITS[4]!,
      leader: 90,
      leaderText: '90,0',
      people: 90,
      peopleText: '90,0',
      differenceText: '0,0',
      word: 'ngang nhau',
      side: 'same',
    },
  ],
  note: 'Chỉ so trên các tiêu chí nêu gương được đánh giá ở cả hai phía; dưới năm người thì không tính trung bình.',
};

const STRIP: Block = {
  kind: 'strip',
  title: 'Phân bố điểm theo đơn vị',
  alt: 'Điểm từng phiếu của ba đơn vị, trung vị từ 80,2 đến 86,0.',
  axis: { min: 60, max: 100, ticks: TICKS },
  rows: [
    { label: UNITS[0]!, values: [78, 81, 82.5, 84, 84, 84.2, 86, 91], median: 84, text: '8 phiếu · 84,0' },
    {
      label: UNITS[2]!,
      values: [70, 74.3, 78, 79, 80, 80, 80.2, 80.3, 80.4, 81, 82, 85, 88],
      median: 80.2,
      text: '13 phiếu · 80,2',
    },
    { label: UNITS[4]!, values: [83, 86, 92], median: null, text: '3 phiếu' },
  ],
};

const HISTOGRAM: Block = {
  kind: 'histogram',
  title: 'Số phiếu theo khoảng điểm',
  alt: 'Nhiều nhất là khoảng 80 đến dưới 85, 16 phiếu.',
  bins: [2, 5, 8, 16, 9, 4, 0].map((count, i) => ({
    label: `${65 + i * 5}–${70 + i * 5}`,
    count,
    text: String(count),
  })),
};

const TREND: Block = {
  kind: 'trend',
  title: 'Chỉ số nêu gương 12 tháng',
  alt: 'Từ 78,2 lên 82,9; tháng 3 không có số.',
  axis: { min: 70, max: 90, ticks: [70, 75, 80, 85, 90].map((at) => ({ at, text: String(at) })) },
  months: ['12', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'].map((m) => `T${m}`),
  series: [
    { word: 'đơn vị', values: [78.2, 78.5, 79, null, 80.1, 80.4, 80.2, 81, 81.6, 81.9, 82.1, 82.9], lastText: '82,9' },
    {
      word: 'người đứng đầu',
      values: [80, 80.2, 80, null, 79.5, 79, 79.9, 80.5, 81, 82, 82.5, 82.4],
      lastText: '82,4',
    },
  ],
};

function peopleTable(count: number): Block {
  return {
    kind: 'table',
    wide: true,
    dense: true,
    caption: 'Phụ lục. Kết quả từng người',
    columns: [
      { header: 'STT', align: 'right' },
      { header: 'Họ và tên', width: 1.5 },
      { header: 'Chức vụ, đơn vị', width: 2 },
      ...['Chào dân', 'Đúng hẹn', 'Giờ làm', 'Nói và làm', 'Đơn vị', 'Tự chấm', 'Duyệt', 'Nêu gương'].map((header) => ({
        header,
        align: 'right' as const,
      })),
    ],
    rows: [
      { group: LONG_UNIT },
      ...Array.from({ length: count }, (_, i) => ({
        cells: [
          String(i + 1),
          `Cán bộ Mẫu ${i + 1}`,
          `Chuyên viên, ${UNITS[i % 5]}`,
          '9,5',
          '9,17',
          '7,5',
          '7,5',
          '8,29',
          '85,00',
          { text: '82,73', strong: true },
          '78,96',
        ],
      })),
    ],
    note: 'Điểm tính theo bộ tiêu chí “Một cửa”, phiên bản 3.',
  };
}

export function stateReport(people = 40): Paper {
  return {
    lang: 'vi',
    title: 'Báo cáo kết quả nêu gương tháng 11/2026 của Phường Mẫu',
    header: {
      above: 'Thành phố Mẫu',
      agency: 'Ủy ban nhân dân\nphường Mẫu',
      number: 'Số: 125/BC-UBND',
      country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      dated: 'Phường Mẫu, ngày 05 tháng 02 năm 2026',
    },
    subject: { type: 'Báo cáo', about: 'Kết quả thực hiện tiêu chí nêu gương tháng 11/2026' },
    blocks: [
      {
        kind: 'paragraph',
        text: 'Thực hiện bộ tiêu chí đã ban hành, Ủy ban nhân dân phường báo cáo cấp ủy kết quả tháng 11/2026 như sau:',
      },
      { kind: 'heading', level: 1, text: 'I. KẾT QUẢ CHUNG' },
      {
        kind: 'figures',
        items: [
          { label: 'Chỉ số nêu gương', value: '82,9', note: 'tháng 10: 82,1' },
          { label: 'Phiếu đã duyệt', value: '44 / 45', note: '1 phiếu được miễn' },
          { label: 'Hồ sơ đúng hẹn', value: '96,8 %', note: 'mục tiêu 98 %' },
          { label: 'Cam kết đã giữ', value: '7 / 9' },
        ],
      },
      {
        kind: 'paragraph',
        text: [
          { text: 'Toàn phường có 45 phiếu, ' },
          { text: '44 phiếu đã duyệt', strong: true },
          { text: '; một người nghỉ thai sản nên được miễn.' },
        ],
      },
      {
        kind: 'list',
        items: ['Dân hài lòng 91,4 %, 312 ý kiến.', 'Đối thoại trực tiếp với dân: 02 cuộc, 18 kiến nghị được trả lời.'],
      },
      {
        kind: 'ruler',
        label: 'Người đứng đầu phường',
        alt: 'Tự chấm 86,00; duyệt 82,73 trên thước 0 đến 100.',
        marks: [
          { kind: 'self', at: 86, word: 'Tự chấm', value: '86,00' },
          { kind: 'approved', at: 82.73, word: 'Duyệt', value: '82,73' },
        ],
      },
      { kind: 'heading', level: 1, text: 'II. NGƯỜI ĐỨNG ĐẦU VÀ CÁN BỘ' },
      { kind: 'heading', level: 2, text: '1. So sánh trên cùng tiêu chí' },
      DUMBBELL,
      {
        kind: 'table',
        caption: 'Các đơn vị',
        columns: [
          { header: 'Đơn vị', width: 1 },
          { header: 'Đã duyệt', align: 'right' },
          { header: 'Chỉ số', align: 'right' },
          { header: 'Đứng đầu', align: 'right' },
          { header: 'Cán bộ', align: 'right' },
          { header: 'Chênh lệch', align: 'right' },
        ],
        rows: [
          ...UNITS.map((unit, i) => ({
            cells: [
              unit,
              '8 / 8',
              '84,1',
              '79,0',
              '84,6',
              { text: i % 2 ? '+2,9' : '−5,6', strong: true, tone: i % 2 ? ('above' as const) : ('below' as const) },
            ],
          })),
          { total: true, cells: ['Toàn phường', '44 / 45', '82,9', '81,5', '82,3', '−0,8'] },
        ],
      },
      {
        kind: 'note',
        tone: 'question',
        title: 'Điều nên hỏi',
        text: 'Phòng Kinh tế, Hạ tầng và Đô thị: 12 trên 13 phiếu duyệt bằng điểm tự chấm trong 4 tháng. Đã xem minh chứng chưa?',
      },
      STRIP,
      HISTOGRAM,
      TREND,
      { kind: 'note', tone: 'missing', text: 'Báo cáo này còn thiếu: chỉ số hài lòng của Phòng Văn hóa – Xã hội.' },
      {
        kind: 'facts',
        items: [
          { label: 'Kỳ', value: 'tháng 11/2026' },
          { label: 'Bộ tiêu chí', value: '“Một cửa”, phiên bản 3 (QĐ số 12/QĐ-UBND)' },
        ],
      },
      peopleTable(people),
    ],
    signatures: [
      { prefix: 'TM. ỦY BAN NHÂN DÂN', post: 'CHỦ TỊCH', note: '(ký, ghi rõ họ tên)', name: 'Nguyễn Văn Mẫu' },
    ],
    recipients: {
      label: 'Nơi nhận:',
      items: ['Đảng ủy phường (để báo cáo);', 'Các đơn vị thuộc phường;', 'Lưu: VT, TC.'],
    },
    madeLine: 'Kỳ tháng 11/2026 · lập lúc 14:02 28/11/2026 · người lập: cán bộ tổ chức',
  };
}

export function slip(remark = 'Đã xem sổ trả hồ sơ tuần 2 và 3.'): Paper {
  const criteria = [
    [
      'Chào dân trước, mời ngồi, hỏi việc',
      'Ứng xử · 10 luôn chủ động, 5 khi được nhắc, 0 bị phản ánh',
      null,
      '9,5',
      '9,5',
      '1',
    ],
    ['Trả hồ sơ đúng hẹn, trễ phải xin lỗi', 'Chỉ tiêu · 96,5 % trong khoảng 80 đến 98 %', null, '9,17', '9,17', '2'],
    ['Không nhận quà, không gợi ý tiền', 'Vi phạm · 1 lần × trừ 2,5 điểm', 'Nêu gương × 2', '10', '7,5', '2'],
    ['Nói được, làm được, báo cáo thật', 'Cam kết · giữ 3 trên 4 việc đến hạn', 'Nêu gương × 2', '7,5', '7,5', '2'],
    [
      'Kết quả của người được lãnh đạo',
      'Kết quả đơn vị · trung bình 3 phiếu đã duyệt: 82,92',
      'Nêu gương × 2',
      'chờ',
      '8,29',
      '4',
    ],
  ] as const;
  return {
    lang: 'vi',
    title: 'Phiếu đánh giá tháng 11/2026',
    header: {
      above: 'Ủy ban nhân dân phường Mẫu',
      agency: 'Bộ phận Một cửa',
      number: 'CB-0012 · 11/2026',
      dated: 'Phường Mẫu, ngày 28 tháng 11 năm 2026',
    },
    subject: { type: 'Phiếu đánh giá tháng 11/2026', about: 'Bộ tiêu chí “Một cửa”, phiên bản 3 (QĐ số 12/QĐ-UBND)' },
    blocks: [
      {
        kind: 'facts',
        columns: 2,
        items: [
          { label: 'Họ và tên', value: 'Nguyễn Văn Mẫu' },
          { label: 'Mã', value: 'CB-0012' },
          { label: 'Chức vụ', value: 'Trưởng bộ phận' },
          { label: 'Bậc nêu gương', value: '4 – người đứng đầu cơ quan' },
        ],
      },
      {
        kind: 'score',
        main: { label: 'Điểm được duyệt', value: '82,73' },
        others: [
          { label: 'Tự chấm', value: '86,00' },
          { label: 'Nêu gương', value: '78,96' },
          { label: 'Tháng 10', value: '81,20' },
        ],
        ruler: {
          alt: 'Tự chấm 86,00; được duyệt 82,73 trên thước 0 đến 100.',
          marks: [
            { kind: 'self', at: 86, word: 'Tự chấm', value: '86,00' },
            { kind: 'approved', at: 82.73, word: 'Duyệt', value: '82,73' },
          ],
        },
      },
      {
        kind: 'criteria',
        heads: { criterion: 'Tiêu chí', self: 'Tự chấm', approved: 'Duyệt', max: 'Tối đa', weight: 'Trọng số' },
        rows: criteria.map(([criterion, basis, exemplary, self, approved, weight], i) => ({
          criterion,
          basis,
          exemplary: exemplary ?? undefined,
          self,
          approved,
          max: '10',
          weight,
          remark: i === 2 ? remark : undefined,
        })),
      },
      {
        kind: 'paragraph',
        text: 'Vì sao 82,73? 100 × (1 × 9,5 + 2 × 9,1667 + 2 × 7,5 + 2 × 7,5 + 4 × 8,2917) ÷ (11 × 10) = 82,73.',
      },
      {
        kind: 'note',
        tone: 'plain',
        text: 'Kết quả là điểm người đứng đầu duyệt. Có thể kiến nghị trong 5 ngày làm việc kể từ ngày nhận.',
      },
    ],
    signatures: [
      { post: 'Người được đánh giá', note: '(ký, ghi rõ họ tên)', name: 'Nguyễn Văn Mẫu' },
      { post: 'Người duyệt', note: '(ký, ghi rõ họ tên)', name: 'Trần Thị Mẫu' },
    ],
    madeLine: 'Lập lúc 14:02 28/11/2026 · người lập: Nguyễn Văn Mẫu',
  };
}
