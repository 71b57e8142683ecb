import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const tramYTe = librarySet(
  {
    code: 'tram-y-te',
    name: 'Trạm Y tế',
    nameEn: 'Health station',
    forWhom: 'Bác sĩ, điều dưỡng, hộ sinh, dược sĩ, nhân viên của trạm.',
  },
  [
    target('kham-som', 'Khám cho người bệnh trong ba mươi phút chờ', {
      standard: 4,
      weight: '2',
      target: '90',
      floor: '60',
      unit: '%',
      evidence: 'Giờ lấy số, giờ vào khám trên sổ khám bệnh',
    }),
    conduct('dan-thuoc', 'Dặn cách uống thuốc cho tới khi hiểu', {
      standard: 1,
      zero: 'Đưa thuốc, không dặn',
      half: 'Có dặn, chưa hỏi lại người bệnh',
      full: 'Dặn, ghi ra giấy, người bệnh nói lại đúng',
      evidence: 'Hỏi mười người bệnh sau khi nhận thuốc',
    }),
    target('tiem-du', 'Tiêm đủ mũi cho trẻ trên địa bàn', {
      standard: 4,
      target: '95',
      floor: '80',
      unit: '%',
      evidence: 'Hệ thống tiêm chủng quốc gia, lọc theo tổ dân phố mình phụ trách',
    }),
    target('ho-so-suc-khoe', 'Cập nhật sổ sức khỏe điện tử ngay khi khám', {
      standard: 2,
      target: '95',
      floor: '60',
      unit: '%',
      evidence: 'Số lượt khám có dữ liệu trong ngày so với tổng lượt khám',
    }),
    breach('hoa-hong', 'Không nhận hoa hồng của hãng thuốc', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; kết luận kiểm tra kê đơn',
    }),
    promise('hen-tai-nha', 'Giữ đúng hẹn khám tại nhà', {
      standard: 5,
      exemplary: true,
      evidence: 'Sổ hẹn khám người già, người khuyết tật, có chữ ký gia đình',
    }),
    unitResult('ca-tram', 'Nhận phần mình trong kết quả của trạm', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
