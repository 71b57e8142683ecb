import { breach, conduct, librarySet, promise, target } from './library-set.js';

export const chiBoToDanPho = librarySet(
  {
    code: 'chi-bo-to-dan-pho',
    name: 'Chi bộ tổ dân phố',
    nameEn: 'Party cell of a residential group',
    forWhom: 'Đảng viên, chi ủy viên, bí thư chi bộ ở tổ dân phố, thôn.',
  },
  [
    breach('sinh-hoat', 'Dự đủ buổi sinh hoạt chi bộ', {
      standard: 4,
      deduction: '5',
      unit: 'buổi vắng',
      evidence: 'Sổ nghị quyết chi bộ, phần điểm danh; giấy xin phép',
    }),
    target('nam-ho', 'Gặp đủ các hộ mình phụ trách', {
      standard: 1,
      weight: '2',
      target: '100',
      floor: '50',
      unit: '%',
      evidence: 'Sổ phân công hộ; ngày gặp, điều hộ dân nói',
    }),
    conduct('noi-thang', 'Nói thẳng khuyết điểm của mình trước chi bộ', {
      standard: 5,
      exemplary: true,
      zero: 'Không nói, hoặc chỉ nói ưu điểm',
      half: 'Nói chung chung, không rõ việc',
      full: 'Nói rõ việc, nguyên nhân, ngày sửa xong',
      evidence: 'Biên bản sinh hoạt chi bộ',
    }),
    target('giup-nop', 'Giúp dân làm thủ tục trên điện thoại', {
      standard: 2,
      target: '3',
      floor: '0',
      unit: 'người',
      evidence: 'Sổ của tổ công nghệ số cộng đồng; mã hồ sơ đã nộp',
    }),
    breach('dat-via-he', 'Không lấn vỉa hè, đất công của tổ', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '5',
      unit: 'lần',
      evidence: 'Biên bản kiểm tra trật tự đô thị; phản ánh đã xác minh',
    }),
    promise('lam-theo', 'Làm xong việc tốt đã đăng ký với chi bộ', {
      standard: 5,
      weight: '2',
      exemplary: true,
      evidence: 'Bản cam kết tu dưỡng, kèm ảnh hoặc xác nhận của hộ dân',
    }),
  ],
);
