import { SAMPLE_PASSWORD } from './seed/sample-people.js';

/** The logins of the sample ward that the start prints, one for each kind of user. */
const SAMPLE_LOGINS: readonly [login: string, who: string][] = [
  ['can-bo', 'cán bộ (công chức Một cửa)'],
  ['truong-mot-cua', 'người đứng đầu (Trưởng bộ phận Một cửa)'],
  ['chu-tich', 'chủ tịch phường, bí thư (chủ trì cấp ủy)'],
  ['cap-uy', 'cấp ủy (phó bí thư thường trực)'],
  ['cap-tren', 'người duyệt cấp trên của chủ tịch'],
  ['to-chuc', 'cán bộ tổ chức (to-chuc-2: người thứ hai)'],
  ['kiem-tra', 'kiểm tra'],
  ['quan-tri', 'quản trị hệ thống'],
];

export function greeting(url: string, sample: boolean): string {
  const width = Math.max(...SAMPLE_LOGINS.map(([login]) => login.length));
  const accounts = SAMPLE_LOGINS.map(([login, who]) => `    ${login.padEnd(width)}  ${who}`);
  return [
    '',
    `  Thước Đo đang chạy: ${url}`,
    ...(sample ? ['', `  Tài khoản mẫu, mật khẩu chung: ${SAMPLE_PASSWORD}`, ...accounts] : []),
    '',
    '  Dừng: Ctrl+C',
    '',
  ].join('\n');
}

export function setupWord(link: string): string {
  return `\n  Chưa có tài khoản nào. Mở liên kết dùng một lần này (trong 24 giờ) để tạo quản trị và đơn vị gốc:\n  ${link}\n`;
}

export const ONE_ROLE_WARNING =
  'Cảnh báo: DATABASE_URL và DATABASE_OWNER_URL dùng chung một vai trò, nên ứng dụng có thể sửa được nhật ký. Hãy dùng hai vai trò riêng.';
