import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const matTranDoanThe = librarySet(
  {
    code: 'mat-tran-doan-the',
    name: 'Mặt trận Tổ quốc và các đoàn thể phường',
    nameEn: 'Fatherland Front and mass organisations of a ward',
    forWhom: 'Người làm công tác mặt trận, phụ nữ, thanh niên, nông dân, cựu chiến binh, công đoàn.',
  },
  [
    target('tham-ho', 'Thăm ít nhất mười hộ dân mỗi tháng', {
      standard: 1,
      weight: '2',
      target: '10',
      floor: '2',
      unit: 'hộ',
      evidence: 'Sổ đi cơ sở ghi ngày, địa chỉ, điều hộ dân nói',
    }),
    target('chuyen-kien-nghi', 'Chuyển kiến nghị của dân trong ba ngày', {
      standard: 4,
      target: '95',
      floor: '70',
      unit: '%',
      evidence: 'Ngày nhận, ngày gửi ghi trên phiếu chuyển',
    }),
    conduct('bao-lai', 'Báo lại kết quả cho người đã kiến nghị', {
      standard: 4,
      zero: 'Người dân phải tự đi hỏi',
      half: 'Có báo lại, chậm quá một tuần',
      full: 'Báo trong hai ngày từ khi có trả lời, kể cả khi chưa được',
      evidence: 'Phiếu báo kết quả; ba cuộc gọi hỏi lại người kiến nghị',
    }),
    breach('quy-ung-ho', 'Công khai từng khoản thu, chi quỹ ủng hộ', {
      standard: 3,
      deduction: '2.5',
      unit: 'khoản',
      evidence: 'Số khoản chưa niêm yết sau năm ngày; sổ quỹ',
    }),
    target('cach-hay', 'Đưa một cách làm hay về tổ mỗi tháng', {
      standard: 2,
      target: '1',
      floor: '0',
      unit: 'cách làm',
      evidence: 'Phiếu ghi cách làm, nơi học, nơi đưa về; danh sách hộ tham gia',
    }),
    promise('viec-nhan', 'Làm trọn việc đã nhận với hội viên', {
      standard: 5,
      weight: '2',
      exemplary: true,
      evidence: 'Sổ cam kết, kèm xác nhận của hội viên',
    }),
    unitResult('ca-co-quan', 'Nhận phần mình trong kết quả của tổ chức', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
