import type { ReportModel } from '../../src/reports/report-model.js';
import { liveIn } from './live-in.js';
import { outline } from './outline.js';
import { readPdf } from './read-pdf.js';
import { reportedWard, textOf, type ReportedWard } from './reported-ward.js';

describe('reports of what changed for people', () => {
  let at: ReportedWard;
  beforeAll(async () => {
    at = await reportedWard();
    await liveIn(at);
  });
  afterAll(() => at.close());

  const unit = (code: keyof ReportedWard['ward']['units']) => String(at.ward.units[code].id);
  const whole = async (login: string, code: string, query: Record<string, string>) =>
    outline(await at.model(login, code, query));

  it('tells the committee’s month by measures, promises, issues, the answer and the decision', async () => {
    const text = await whole('secretary', 'committee-month', { unit: unit('PM'), month: '2026-11' });
    expect(text).toContain('Tỷ lệ người dân, tổ chức hài lòng (%) | 96.5 | 91 | 5.5 tốt lên | 120');
    expect(text).toContain('Tỷ lệ hồ sơ giải quyết trước và đúng hạn (%) | 97 | – | – | –');
    expect(text).toContain('Có 3 cam kết của người lãnh đạo đến hạn: 1 đã giữ, 1 không giữ, 1 chưa trả lời.');
    expect(text).toContain(
      'Theo dõi 2 việc: 1 việc cấp ủy đã xác nhận giải quyết xong, 1 việc quá hạn, 0 việc thôi theo dõi.',
    );
    expect(text).toContain('47 trên 50 người dân được hỏi hài lòng.');
    expect(text).toContain(
      '7 trên 7 phiếu được duyệt đúng từng mục như tự chấm (100 %): đã đối chiếu với minh chứng thế nào? Mời trao đổi trong phiên họp. Trả lời lúc 09:00 25/11/2026: Đã đối chiếu từng phiếu với sổ trực.',
    );
    expect(text).toContain(
      'Đèn ngõ 5: Xác nhận đã giải quyết xong. (2 tán thành, 1 không tán thành, 0 ý kiến khác, trên 3 người được biểu quyết).',
    );
  });

  it('counts for personnel what the committee keeps to itself', async () => {
    const text = await whole('personnel', 'committee-month', { unit: unit('PM'), month: '2026-11' });
    expect(text).toContain('Có 1 câu hỏi: 1 đã được trả lời');
    expect(text).not.toContain('sổ trực');
    expect(text).toContain('quyết định 1 nội dung, ghi trong biên bản');
    expect(text).not.toContain('2 tán thành');
  });

  it('reports a half year: registered, kept, practices with what they moved, issues, leaders beside the others', async () => {
    const text = await whole('secretary', 'directive-05', { unit: unit('PM'), span: '2026-H2' });
    expect(text).toContain('sáu tháng cuối năm 2026');
    expect(text).toContain('Bản nháp: thời gian báo cáo kéo dài đến 31/12/2026.');
    expect(text).toContain('Chưa mở kỳ: 07/2026, 08/2026, 09/2026, 10/2026.');
    expect(text).toMatch(
      /Năm 2026: 1 trên \d+ người đã ký bản cam kết, 0 bản được người đứng đầu xác nhận; trong 1 việc đăng ký, 1 việc đã làm, 0 việc chưa làm được\./,
    );
    expect(text).toContain('Tỷ lệ người dân, tổ chức hài lòng: 90 (08/2026) → 96,5 (11/2026), +6,5');
    expect(text).toContain('Học theo: Gọi điện hẹn trước, Chỉ áp dụng với hồ sơ liên thông');
    expect(text).toContain(
      'Tỷ lệ người dân, tổ chức hài lòng (%) | 4 | 90 (08/2026) | 96.5 (11/2026) | 6.5 | 5.5 tốt lên',
    );
    expect(text).toContain('Tỷ lệ hồ sơ giải quyết trước và đúng hạn (%) | 2 | 99 (10/2026) | 97 (11/2026) | -2 | –');
  });

  it('keeps the two halves of a year apart', async () => {
    const text = await whole('secretary', 'directive-05', { unit: unit('PM'), span: '2026-H1' });
    expect(text).toContain('Không cam kết nào của người lãnh đạo đến hạn');
    expect(text).toContain('Chưa có số liệu chỉ số nào trong thời gian này.');
    expect(text).toContain('Không có việc bức xúc, phức tạp nào được theo dõi');
  });

  it('shows no mean of fewer than five leaders', async () => {
    const text = await whole('secretary', 'directive-05', { unit: unit('PM'), span: '2026-H2' });
    const [decided, , leaders, mean, others, othersMean] = /  11\/2026 \| (.*)/.exec(text)![1]!.split(' | ');
    expect([decided, leaders, mean]).toEqual(['12', '3', '–']);
    expect(Number(others)).toBe(9);
    expect(Number(othersMean)).toBeGreaterThan(0);
  });

  it('lays one unit’s months side by side, its measures its own', async () => {
    const text = await whole('mcHead', 'months', { unit: unit('MC'), month: '2026-11' });
    expect(text).toContain('Đã duyệt | 7');
    expect(text).toContain('Cam kết của người lãnh đạo đến hạn | 3');
    expect(text).toContain('Đối thoại trực tiếp | 1');
    expect(text).toContain('Tỷ lệ người dân, tổ chức hài lòng (%) | 96.5');
    expect(text).toContain('Chỉ có một tháng, chưa có gì để so sánh.');
    expect(await whole('secretary', 'months', { unit: unit('VP'), month: '2026-11' })).not.toContain('hài lòng');
  });

  it('gives a leader their own twelve months, and nobody beside who answers for them', async () => {
    const text = await whole('mcHead', 'leader-year', {});
    expect(text).toContain('Sửa bảng chỉ dẫn | 24/11/2026 | chưa trả lời');
    expect(text).toContain('12/11/2026, với Tổ dân phố 5: Xin sửa đèn đường (0 lời hứa, giữ 0).');
    expect(text).toContain('68.29');
    const official = String(at.ward.officials['mcHead']);
    for (const login of ['chair', 'secretary', 'inspector', 'personnel'])
      expect(await whole(login, 'leader-year', { official })).toContain('68.29');
    for (const login of ['mc1', 'mcDeputy', 'vpHead', 'admin'])
      await expect(whole(login, 'leader-year', { official })).rejects.toThrow();
    await expect(whole('secretary', 'leader-year', { official: String(at.ward.officials['mc1']) })).rejects.toThrow();
  });

  it('is issued by the committee in the Party’s layout, by whoever signs for it', async () => {
    const query = { unit: unit('PM'), month: '2026-11', issuer: 'committee' };
    const model: ReportModel = await at.model('secretary', 'committee-month', query);
    expect(model.layout).toBe('party');
    expect(model.header).toMatchObject({ agency: 'Đảng ủy Phường mẫu', number: expect.stringMatching(/^Số +-BC$/) });
    expect(model.signatures).toEqual([
      { prefix: 'T/M ĐẢNG ỦY PHƯỜNG MẪU', post: 'BÍ THƯ', note: '(Ký, ghi rõ họ tên)', name: 'Trần Quốc Mẫu' },
    ]);
    for (const login of ['member1', 'personnel', 'inspector'])
      await expect(at.model(login, 'committee-month', query)).rejects.toThrow();
    await expect(at.model('secretary', 'months', query)).rejects.toThrow();
    const read = await readPdf(
      (
        await (
          await at.as('secretary')
        ).download(`/reports/directive-05.pdf?unit=${unit('PM')}&span=2026&issuer=committee`)
      ).bytes,
    );
    expect(read.text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(read.text).toContain('T/M ĐẢNG ỦY PHƯỜNG MẪU');
    expect(read.text).not.toContain('CỘNG HÒA XÃ HỘI');
  });

  it.each([
    ['committee-month', 'month=2026-11'],
    ['directive-05', 'span=2026-H2'],
    ['months', 'month=2026-11'],
    ['leader-year', 'month=2026-11'],
  ])('opens %s as page, PDF, DOCX and XLSX', async (code, query) => {
    const client = await at.as('secretary');
    const whom = code === 'leader-year' ? `official=${at.ward.officials['mcHead']}` : `unit=${unit('PM')}`;
    const page = await client.get(`/reports/${code}?${whom}&${query}`);
    expect(page.status).toBe(200);
    expect(textOf(page.text)).not.toMatch(/reports:|undefined|\[object/);
    for (const [end, start] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
      ['xlsx', 'PK'],
    ] as const) {
      const file = await client.download(`/reports/${code}.${end}?${whom}&${query}`);
      expect([file.status, Buffer.from(file.bytes.subarray(0, start.length)).toString()]).toEqual([200, start]);
    }
  });

  it.each(['span=2026-H3', 'span=26', 'span=1999', 'issuer=nobody', 'official=0'])(
    'has no report for %s',
    async (query) => {
      expect((await (await at.as('secretary')).get(`/reports/directive-05?unit=${unit('PM')}&${query}`)).status).toBe(
        404,
      );
    },
  );
});
