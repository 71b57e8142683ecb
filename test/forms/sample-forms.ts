import type {
  InternalEvaluationPaper,
  Mau01Paper,
  Mau02Paper,
  MinutesPaper,
  NoticePaper,
} from '../../src/forms/paper/papers.js';

const AGENCY = { above: 'Thành phố Mẫu', name: 'Ủy ban nhân dân\nphường Mẫu' };
const PERSON = { name: 'Nguyễn Thị Mẫu', post: 'Chuyên viên', unit: 'Trung tâm Phục vụ hành chính công' };
const NOBODY = { name: '', post: '', unit: '' };
const UNSIGNED = { date: null };

export const MAU_01: Mau01Paper = {
  agency: AGENCY,
  person: PERSON,
  period: { span: 'month', number: 11, year: 2026 },
  selfMarks: ['5', '4,5', '2,5', '2,25', '2,5', '2,5', '2', '2,5', '2,5', '2,25'],
  selfGroups: ['9,5', '9,75', '9,25'],
  selfTotal: '28,5',
  common: '27,50',
  results: '64,17',
  total: '91,67',
  strengths:
    'Giải quyết đúng hẹn toàn bộ hồ sơ được giao; chủ động hướng dẫn người dân nộp hồ sơ trực tuyến, giảm số lượt đi lại.',
  limits: 'Một báo cáo tuần gửi chậm một ngày.',
  opinion:
    'Nhất trí với kết quả tự đánh giá, trừ tiêu chí “Ý kiến phối hợp” do còn chậm phản hồi Phòng Kinh tế, Hạ tầng và Đô thị.',
  place: 'Phường Mẫu',
  self: { date: '2026-11-26', name: 'Nguyễn Thị Mẫu' },
  authority: { date: '2026-12-02', title: 'Giám đốc Trung tâm', name: 'Trần Văn Thử' },
};

export const EMPTY_MAU_01: Mau01Paper = {
  agency: { name: '' },
  person: NOBODY,
  period: null,
  selfMarks: [],
  selfTotal: '',
  common: '',
  results: '',
  total: '',
  strengths: '',
  limits: '',
  opinion: '',
  place: '',
  self: UNSIGNED,
  authority: UNSIGNED,
};

const SCORES = ['88,10', '90,25', '91,67', '', '87,40', '92,00', '89,75', '90,10', '93,33', '91,00', '91,67', '90,50'];

export const MAU_02: Mau02Paper = {
  agency: AGENCY,
  person: PERSON,
  year: 2026,
  months: SCORES.map((score) => ({ score, note: score === '' ? 'Nghỉ ốm cả tháng, không tính' : '' })),
  mean: '90,52',
  meanNote: 'Trung bình 11 tháng',
  selfLabel: 'excellent',
  authorityLabel: 'good',
  handling: 'Tiếp tục bố trí vị trí việc làm hiện nay; cử bồi dưỡng kỹ năng xử lý hồ sơ liên thông.',
  place: 'Phường Mẫu',
  self: { date: '2026-12-01', name: 'Nguyễn Thị Mẫu' },
  authority: { date: '2026-12-10', title: 'Chủ tịch Ủy ban nhân dân phường', name: 'Lê Thị Ví Dụ' },
};

export const EMPTY_MAU_02: Mau02Paper = {
  agency: { name: '' },
  person: NOBODY,
  year: null,
  months: [],
  mean: '',
  selfLabel: null,
  authorityLabel: null,
  handling: '',
  place: '',
  self: UNSIGNED,
  authority: UNSIGNED,
};

export const MINUTES: MinutesPaper = {
  agency: AGENCY,
  number: '12/BB-UBND',
  place: 'Phường Mẫu',
  date: '2026-12-03',
  year: 2026,
  unit: PERSON.unit,
  startedAt: '14 giờ 00, ngày 03 tháng 12 năm 2026',
  endedAt: '16 giờ 30, ngày 03 tháng 12 năm 2026',
  venue: 'Phòng họp tầng 2',
  chair: { name: 'Trần Văn Thử', title: 'Giám đốc Trung tâm' },
  secretary: { name: 'Phạm Văn Tỷ', title: 'Chuyên viên' },
  invited: '12',
  present: '11',
  absent: [{ name: 'Đỗ Thị Vắng', reason: 'nghỉ ốm' }],
  people: [
    {
      name: PERSON.name,
      post: PERSON.post,
      selfReport: 'Hoàn thành 412 hồ sơ, đúng hẹn 98,8 %; tự nhận mức Hoàn thành xuất sắc nhiệm vụ.',
      opinions: [
        { by: 'Phạm Văn Tỷ', text: 'Tận tình với người dân, cần chia sẻ kinh nghiệm cho người mới.' },
        { by: 'Trần Văn Thử', text: 'Đồng ý với báo cáo.' },
      ],
    },
    {
      name: 'Phạm Văn Tỷ',
      post: 'Chuyên viên',
      selfReport: 'Hoàn thành nhiệm vụ được giao, có hai báo cáo chậm.',
      opinions: [],
    },
  ],
  writtenOpinions: [{ by: 'Phòng Kinh tế, Hạ tầng và Đô thị', text: 'Phối hợp tốt trong giải quyết hồ sơ đất đai.' }],
  vote: { inFavour: '11', against: '0', abstained: '0' },
  recipients: ['Chủ tịch UBND phường (để báo cáo);', 'Lưu: VT, hồ sơ.'],
};

export const EMPTY_MINUTES: MinutesPaper = {
  agency: { name: '' },
  number: '',
  place: '',
  date: null,
  year: null,
  unit: '',
  startedAt: '',
  endedAt: '',
  venue: '',
  chair: { name: '', title: '' },
  secretary: { name: '', title: '' },
  invited: '',
  present: '',
  absent: [],
  people: [],
  writtenOpinions: [],
  vote: null,
};

export const NOTICE: NoticePaper = {
  agency: AGENCY,
  number: '45/TB-UBND',
  place: 'Phường Mẫu',
  date: '2026-12-12',
  year: 2026,
  person: PERSON,
  label: 'good',
  mean: '90,52',
  reason:
    'Bị kỷ luật khiển trách trong năm (điểm c khoản 4 Điều 20), Quyết định số 31/QĐ-UBND ngày 04 tháng 8 năm 2026.',
  decision: { number: '210/QĐ-UBND', date: '2026-12-10' },
  replaces: { number: '205/QĐ-UBND', date: '2026-12-08', because: 'petition' },
  publicity: 'Mức xếp loại được đăng trên trang nội bộ của phường từ ngày 12 tháng 12 năm 2026; điểm không công khai.',
  petitionTo: 'Chủ tịch Ủy ban nhân dân phường',
  signer: { post: 'Chủ tịch', name: 'Lê Thị Ví Dụ' },
  recipients: ['Như trên;', 'Lưu: VT, TC.'],
};

export const EMPTY_NOTICE: NoticePaper = {
  agency: { name: '' },
  number: '',
  place: '',
  date: null,
  year: null,
  person: NOBODY,
  label: null,
  mean: '',
  petitionTo: '',
  signer: { post: 'Thủ trưởng', name: '' },
  recipients: ['Như trên;', 'Lưu: VT.'],
};

const WORK = Array.from({ length: 14 }, (_, at) => ({
  code: `DC.${String(at + 1).padStart(2, '0')}`,
  name:
    at % 3
      ? 'Thẩm định hồ sơ đăng ký hộ kinh doanh'
      : 'Tham mưu kế hoạch phối hợp kiểm tra việc chấp hành quy định về đất đai trên địa bàn',
  factor: at % 2 ? '1,25' : '14',
  assigned: String(at + 2),
  completed: String(at + 1),
  extra: at % 5 === 0 ? '1' : '',
  late: at % 4 === 0 ? '1' : '',
  failed: '',
  waived: at % 4 === 0 ? 'chậm 1: hệ thống ngừng hai ngày (Chủ tịch xác nhận)' : '',
}));

export const INTERNAL_EVALUATION: InternalEvaluationPaper = {
  agency: AGENCY,
  person: PERSON,
  period: { span: 'quarter', number: 4, year: 2026 },
  items: MAU_01.selfMarks.map((self, at) => ({
    self,
    authority: at === 5 ? '1,5' : self,
    reason: at === 5 ? 'Chậm phản hồi ba lần, có sổ theo dõi' : undefined,
  })),
  self: '28,5',
  authority: '27,5',
  work: WORK,
  workTotal: { assigned: '68', completed: '54', extra: '4' },
  terms: [
    { code: 'a', fraction: '54 / 68', value: '79,41 %', note: 'thiếu DC.08, K 14 trên 68: mất 20,59 %' },
    { code: 'b', fraction: '54 / 68', value: '79,41 %' },
    { code: 'c', fraction: '53,75 / 68', value: '79,04 %' },
    { code: 'd', fraction: 'một người dưới 50 điểm', value: '50 %' },
    { code: 'đ', fraction: 'theo nhận xét', value: '100 %', note: 'Có sáng kiến một cửa lưu động.' },
    { code: 'e', fraction: 'theo nhận xét', value: '100 %' },
  ],
  results: '56,92',
  total: '84,42',
  band: 'good',
  notes: ['Tính trên việc đã giao trong kỳ, kể cả việc trả lại.'],
  madeLine: 'Nghị định 335/2025/NĐ-CP, bản nd-335-2025 · lập 14:02 25/11/2026',
};

export const EMPTY_INTERNAL_EVALUATION: InternalEvaluationPaper = {
  agency: { name: '' },
  person: NOBODY,
  period: null,
  items: [],
  self: '',
  authority: '',
  work: [],
  terms: [],
  results: '',
  total: '',
  band: null,
  madeLine: '–',
};
