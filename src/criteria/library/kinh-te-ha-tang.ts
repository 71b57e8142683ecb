import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const kinhTeHaTang = librarySet(
  {
    code: 'kinh-te-ha-tang',
    name: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    nameEn: 'Economy, infrastructure and urban affairs office',
    forWhom: 'Người làm đất đai, xây dựng, môi trường, tài chính, hộ kinh doanh của phường.',
  },
  [
    target('tham-dinh', 'Trả kết quả thẩm định trong hạn', {
      standard: 4,
      weight: '2',
      target: '95',
      floor: '75',
      unit: '%',
      evidence: 'Tỷ lệ hồ sơ đất đai, xây dựng đúng hạn trên phần mềm',
    }),
    target('xuong-hien-truong', 'Xuống hiện trường trong một ngày khi dân báo', {
      standard: 4,
      target: '90',
      floor: '60',
      unit: '%',
      evidence: 'Giờ nhận tin trên ứng dụng phản ánh; ảnh hiện trường có ngày giờ',
    }),
    breach('khong-ne', 'Không né công trình trái phép trên địa bàn', {
      standard: 2,
      deduction: '2',
      unit: 'công trình',
      evidence: 'Số công trình do cấp trên hoặc người dân phát hiện trước mình',
    }),
    conduct('giai-thich', 'Giải thích rõ điều luật khi từ chối hồ sơ', {
      standard: 1,
      zero: 'Từ chối bằng lời, không nêu lý do',
      half: 'Có văn bản, nêu điều luật nhưng người dân chưa hiểu phải làm gì tiếp',
      full: 'Có văn bản, nêu điều luật, chỉ rõ cách làm lại cho đúng',
      evidence: 'Năm văn bản từ chối rút ngẫu nhiên trong tháng',
    }),
    breach('gap-rieng', 'Không gặp riêng nhà thầu ngoài công sở', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '5',
      unit: 'lần',
      evidence: 'Lịch làm việc; phản ánh đã xác minh; kết luận kiểm tra',
    }),
    promise('hua-voi-to', 'Làm đúng hẹn việc đã hứa với tổ dân phố', {
      standard: 5,
      exemplary: true,
      evidence: 'Biên bản họp tổ dân phố; ảnh chụp trước, sau',
    }),
    unitResult('ca-phong', 'Nhận phần mình trong kết quả của phòng', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
