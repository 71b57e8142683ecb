import { readWorksheets } from '../../src/catalogue/import/read-worksheets.js';
import { mappingFor } from '../../src/catalogue/import/mapping.js';
import { planImport } from '../../src/catalogue/import/plan.js';
import { catalogueInForce, productsByCode, productsOf } from '../../src/catalogue/catalogue.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { mappingFields } from './mapping-fields.js';
import { manyGroups, oddFile } from './odd-file.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let chair: Client;

beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  [personnel, chair] = await Promise.all([t.client('personnel'), t.client('chair')]);
});
afterAll(() => t.close());

const last = async (table: string) => (await t.db.one<{ id: number }>(`select max(id) as id from ${table}`))!.id;
const draft = () => last('catalogues');
const product = async (code: string) =>
  (await t.db.one<{ id: number }>('select id from catalogue_products where code = $1 order by id desc', [code]))!.id;
const upload = async (bytes: Uint8Array, name = 'danh-muc.xlsx'): Promise<Answer> =>
  personnel.upload(`/catalogue/drafts/${await draft()}/imports`, {}, [{ field: 'file', name, bytes }]);

describe('from a file to a catalogue in force', () => {
  it('begins empty, once', async () => {
    const index = await personnel.get('/catalogue');
    expect(index.text).toContain('Chưa có danh mục đang áp dụng');
    expect((await personnel.post('/catalogue/drafts', { unit: String(ward.units.PM.id) })).text).toContain(
      'Chưa có sản phẩm/công việc nào',
    );
    expect((await personnel.post('/catalogue/drafts', { unit: String(ward.units.PM.id) })).status).toBe(409);
  });

  it('guesses each worksheet, accounts for each row, writes what can be written', async () => {
    const mapping = await upload(await oddFile());
    expect(mapping.path).toMatch(/\/catalogue\/imports\/\d+\/columns$/);
    const account = await personnel.post(mapping.path, mappingFields(mapping.text));
    expect(account.text).toContain('mã LD.01 đã có ở dòng 5, trang “PL II - Lanh dao QL”');
    expect(account.text).toContain('hệ số 5.0625 có quá ba chữ số thập phân');
    const done = await personnel.post(account.path + '/application');
    expect(done.text).toContain('đã ghi 6 sản phẩm/công việc vào bản dự thảo');
    expect((await personnel.post(account.path + '/application')).status).toBe(409);
    expect((await productsOf(t.db, await draft(), { limit: 50, offset: 0 })).rows.map(({ code }) => code)).toEqual([
      'LD.01',
      'LD.02',
      'VP.01',
      'VP.02',
      'KT.04',
      'KT.05',
    ]);
  });

  it('remembers the mapping for the unit', async () => {
    const first = await upload(await oddFile());
    await personnel.post(first.path, { ...mappingFields(first.text), 's2-note': '' });
    expect(first.text).toContain('Đọc như lần trước');
    expect(mappingFields((await upload(await oddFile())).text)['s2-note']).toBe('');
    expect((await upload(await manyGroups(2))).text).not.toContain('Đọc như lần trước');
  });

  it('offers a template where its file is sent, whose example row is no product', async () => {
    const page = await personnel.get(`/catalogue/drafts/${await draft()}/imports`);
    expect(page.text).toContain('href="/catalogue/imports/template.xlsx"');
    const { bytes } = await personnel.download('/catalogue/imports/template.xlsx');
    const mapping = await upload(bytes, 'mau.xlsx');
    const account = await personnel.post(mapping.path, mappingFields(mapping.text));
    expect(account.text).toContain('dòng ví dụ của tệp mẫu');
    expect(account.text).not.toContain(`${account.path}/application`);
  });

  it('may still replace what stands when a file brings the same again beside a wrong row', async () => {
    const mapping = await upload(await oddFile());
    const account = await personnel.post(mapping.path, mappingFields(mapping.text));
    expect(account.text).toContain(`${account.path}/application`);
  });

  it('asks again, keeping what was chosen, when a needed column is missing or one is used twice', async () => {
    const mapping = await upload(await oddFile());
    const answer = await personnel.post(mapping.path, {
      ...mappingFields(mapping.text),
      's1-code': '',
      's2-output': '3',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Hãy chọn cột này: thiếu nó thì không nhập được');
    expect(answer.text).toContain('Cột này đã chọn cho mục khác');
    expect(mappingFields(answer.text)['s2-output']).toBe('3');
    const reread = await personnel.post(mapping.path, {
      ...mappingFields(mapping.text),
      's1-header': '2',
      act: 'reread',
    });
    expect(reread.status).toBe(200);
    expect(mappingFields(reread.text)['s1-code']).toBe('');
  });

  it('refuses more than five groups with the list of them', async () => {
    const mapping = await upload(await manyGroups(6));
    const account = await personnel.post(mapping.path, mappingFields(mapping.text));
    expect(account.text).toContain('Quá 05 nhóm (Điều 13.1a)');
    expect((await personnel.post(account.path + '/application')).status).toBe(409);
  });

  it('refuses a file that is no table, and no file at all', async () => {
    expect((await upload(new TextEncoder().encode('xin chào'), 'thu.docx')).text).toContain('Không phải tệp bảng tính');
    expect((await personnel.upload(`/catalogue/drafts/${await draft()}/imports`, {}, [])).status).toBe(422);
  });

  it('is edited by hand, with bounds and without losing another’s change', async () => {
    const id = await draft();
    const wrong = await personnel.post(`/catalogue/drafts/${id}/products`, {
      code: 'VP 09',
      task: '',
      factor: '1,2345',
    });
    expect(wrong.status).toBe(422);
    for (const said of ['Mã không có dấu cách', 'Cần có tên nhiệm vụ', 'tối đa ba chữ số thập phân'])
      expect(wrong.text).toContain(said);
    expect(
      (await personnel.post(`/catalogue/drafts/${id}/products`, { code: 'VP.01', task: 'Trùng mã', factor: '1' })).text,
    ).toContain('Mã này đã dùng cho “Soạn giấy mời”');
    const added = await personnel.post(`/catalogue/drafts/${id}/products`, {
      code: 'VP.09',
      task: 'Tiếp công dân',
      place: 'Văn phòng',
      factor: '2,125',
      groupCode: 'N1',
    });
    expect(added.text).toContain('2,125');
    const form = { code: 'VP.09', task: 'Tiếp công dân định kỳ', place: 'Văn phòng', factor: '2,5', revision: '0' };
    const address = `/catalogue/drafts/${id}/products/${await product('VP.09')}`;
    expect((await personnel.post(address, form)).text).toContain('Tiếp công dân định kỳ');
    await personnel.get(address);
    const stale = await personnel.post(address, { ...form, factor: '3' });
    expect(stale.status).toBe(409);
    for (const said of ['Nội dung này đã được lưu ở nơi khác trước khi bạn gửi', 'value="3"', 'value="2,5"'])
      expect(stale.text).toContain(said);
  });

  it('is found without diacritics, by place and by group', async () => {
    const id = await draft();
    const found = async (query: string) =>
      [
        ...(await personnel.get(`/catalogue/versions/${id}?${query}`)).text.matchAll(
          /\/catalogue\/products\/\d+">([^<]+)</g,
        ),
      ].map((match) => match[1]);
    expect(await found('q=tiep+cong+dan')).toEqual(['VP.09']);
    expect(await found('place=' + encodeURIComponent('p:Văn phòng'))).toEqual(['VP.01', 'VP.02', 'VP.09']);
    expect(await found('place=leading')).toEqual(['LD.01', 'LD.02']);
    expect(await found('group=N2')).toEqual(['LD.01', 'LD.02', 'KT.04', 'KT.05']);
    expect((await personnel.get(`/catalogue/versions/${id}?q=khong+co`)).text).toContain(
      'Không có sản phẩm/công việc nào khớp',
    );
  });

  it('is not decided before there is a standard product, nor by anybody but the head', async () => {
    const id = await draft();
    expect((await chair.get(`/catalogue/drafts/${id}/adoption`)).text).toContain(
      'Chưa chọn Đơn vị sản phẩm/công việc chuẩn (Điều 13.1b)',
    );
    expect((await personnel.post(`/catalogue/drafts/${id}/submission`)).status).toBe(409);
    const page = await personnel.get(`/catalogue/drafts/${id}/settings`);
    const revision = /name="revision" value="(\d+)"/.exec(page.text)![1]!;
    const settings = {
      name: 'Danh mục của phường',
      'group-0-code': 'N1',
      'group-0-from': '1',
      'group-0-to': '10',
      'group-1-code': 'N2',
      revision,
    };
    expect(
      (await personnel.post(`/catalogue/drafts/${id}/settings`, { ...settings, standardCode: 'LD.01' })).text,
    ).toContain('Đơn vị chuẩn LD.01 có hệ số 9, phải bằng 1');
    expect(
      (await personnel.post(`/catalogue/drafts/${id}/settings`, { ...settings, standardCode: 'VP.01' })).status,
    ).toBe(409);
    expect(
      (
        await personnel.post(`/catalogue/drafts/${id}/settings`, {
          ...settings,
          standardCode: 'VP.01',
          revision: String(Number(revision) + 1),
        })
      ).status,
    ).toBe(200);
    expect((await personnel.post(`/catalogue/drafts/${id}/submission`)).text).toContain(
      'chờ người đứng đầu quyết định',
    );
    expect((await chair.get('/notices')).text).toContain('chờ bạn quyết định');
    for (const login of ['mchead', 'stranger'])
      expect([403, 404]).toContain((await (await t.client(login)).get(`/catalogue/drafts/${id}/adoption`)).status);
    expect((await (await t.client('mc1')).get(`/catalogue/versions/${id}`)).status).toBe(404);
  });

  it('is decided by the head of the agency, and then stays', async () => {
    const id = await draft();
    const page = await chair.get(`/catalogue/drafts/${id}/adoption`);
    const revision = /name="revision" value="(\d+)"/.exec(page.text)![1]!;
    const early = await chair.post(`/catalogue/drafts/${id}/adoption`, {
      revision,
      decisionNumber: '283/QĐ-UBND',
      decisionDate: '2026-11-10',
      fromMonth: '2026-10',
    });
    expect(early.text).toContain('không được trước tháng ra quyết định');
    expect(
      (
        await chair.post(`/catalogue/drafts/${id}/adoption`, {
          revision: '0',
          decisionNumber: '283/QĐ-UBND',
          decisionDate: '2026-11-10',
          fromMonth: '2026-11',
        })
      ).status,
    ).toBe(409);
    const done = await chair.post(`/catalogue/drafts/${id}/adoption`, {
      revision,
      decisionNumber: '283/QĐ-UBND',
      decisionDate: '10/11/2026',
      fromMonth: '11/2026',
    });
    expect(done.text).toContain('Quyết định số 283/QĐ-UBND ngày 10/11/2026, áp dụng từ tháng 11/2026');
    await expect(t.db.rows('update catalogues set name = name where id = $1', [id])).rejects.toThrow('never changed');
    await expect(t.db.rows('update catalogue_products set factor = 2 where catalogue_id = $1', [id])).rejects.toThrow(
      'never changed',
    );
    await expect(t.db.rows('delete from catalogue_products where catalogue_id = $1', [id])).rejects.toThrow(
      'never changed',
    );
    expect(
      (await personnel.post(`/catalogue/drafts/${id}/products`, { code: 'A', task: 'A', factor: '1' })).status,
    ).toBe(409);
    expect((await (await t.client('mc1')).get(`/catalogue/versions/${id}`)).text).toContain('Soạn giấy mời');
    expect((await (await t.client('stranger')).get(`/catalogue/versions/${id}`)).status).toBe(404);
  });

  it('gives other rooms the version of a month and its products', async () => {
    expect(await catalogueInForce(t.db, ward.units.PM.id, '2026-10')).toBeNull();
    const inForce = await catalogueInForce(t.db, ward.units.PM.id, '2026-12');
    expect(inForce).toMatchObject({
      number: 1,
      standardCode: 'VP.01',
      decisionNumber: '283/QĐ-UBND',
      decisionDate: '2026-11-10',
      fromMonth: '2026-11',
    });
    const byCode = await productsByCode(t.db, inForce!.id, ['VP.09', 'LD.01', 'KHONG']);
    expect([...byCode].map(([code, { factor, leading }]) => [code, factor, leading]).sort()).toEqual([
      ['LD.01', '9', true],
      ['VP.09', '2.5', false],
    ]);
    expect(
      (await productsOf(t.db, inForce!.id, { leading: false, limit: 2, offset: 2 })).rows.map(({ code }) => code),
    ).toEqual(['KT.04', 'KT.05']);
  });
});

describe('the next version', () => {
  it('comes out as a file that goes back in unchanged', async () => {
    const file = await personnel.download(`/catalogue/versions/${await draft()}/file`);
    const { worksheets } = await readWorksheets(file.bytes, 'ra.xlsx');
    const plan = planImport(worksheets!, mappingFor(worksheets!, null), [], 5);
    expect(plan.worksheets.map(({ include, counts }) => [include, counts.imported, counts.refused])).toEqual([
      [true, 2, 0],
      [true, 5, 0],
    ]);
    const { rows } = await productsOf(t.db, await draft(), { limit: 50, offset: 0 });
    const bare = rows.map(({ id: _, catalogueId: __, position: ___, revision: ____, ...words }) => words);
    expect(plan.products).toEqual(bare);
    await personnel.post('/catalogue/drafts', { unit: String(ward.units.PM.id) });
    const mapping = await upload(file.bytes, 'ra.xlsx');
    const account = await personnel.post(mapping.path, mappingFields(mapping.text));
    await personnel.post(account.path + '/application', { replace: 'yes' });
    expect((await personnel.get(`/catalogue/versions/${await draft()}/changes`)).text).not.toMatch(
      /<h2 id="(added|removed|factor|words)"/,
    );
  });

  it('says what changed, and each product its factors', async () => {
    const id = await draft();
    await personnel.post(`/catalogue/drafts/${id}/products/${await product('KT.05')}`, {
      code: 'KT.05',
      task: 'Báo cáo quý',
      factor: '6',
      revision: '0',
    });
    await personnel.post(`/catalogue/drafts/${id}/products/${await product('LD.02')}/removal`);
    await personnel.post(`/catalogue/drafts/${id}/products`, { code: 'KT.06', task: 'Kiểm kê đất công', factor: '12' });
    const changes = await personnel.get(`/catalogue/versions/${id}/changes`);
    expect(changes.text).toMatch(/<h2 id="factor"[\s\S]*KT\.05[\s\S]*>5<[\s\S]*>6</);
    for (const part of [/<h2 id="added"[\s\S]*KT\.06/, /<h2 id="removed"[\s\S]*LD\.02/])
      expect(changes.text).toMatch(part);
    const old = (await t.db.one<{ id: number }>(
      `select p.id from catalogue_products p join catalogues c on c.id = p.catalogue_id where p.code = 'KT.05' and c.number = 1`,
    ))!.id;
    const seen = async (client: Client) =>
      [...(await client.get(`/catalogue/products/${old}`)).text.matchAll(/">Phiên bản (\d+)<\/a>/g)].map(
        (match) => match[1],
      );
    expect(await seen(personnel)).toEqual(['2', '1']);
    expect(await seen(await t.client('mc1'))).toEqual(['1']);
  });

  it('may be thrown away; the one in force stays', async () => {
    expect((await personnel.post(`/catalogue/drafts/${await draft()}/discard`)).text).toContain('Đã bỏ bản dự thảo');
    expect((await t.db.rows('select 1 from catalogues')).length).toBe(1);
  });
});

describe('work that the catalogue does not hold (Article 13.3)', () => {
  const words = { task: 'Cấp mã định danh hộ', reason: 'Tỉnh giao từ tháng 10, mỗi tuần ba lượt', factor: '1,5' };

  it('is proposed by a head, entered by personnel in the draft, and the head is told', async () => {
    const head = await t.client('mchead');
    expect((await head.post('/catalogue/proposals', { ...words, reason: 'ngắn' })).status).toBe(422);
    const made = await head.post('/catalogue/proposals', words);
    expect(made.text).toContain('Cấp mã định danh hộ');
    expect((await (await t.client('vphead')).get(made.path)).status).toBe(404);
    expect((await personnel.get(made.path + '/acceptance')).text).toContain('value="Bộ phận Một cửa"');
    const taken = await personnel.post(made.path + '/acceptance', { ...words, code: 'VP.01' });
    expect(taken.status).toBe(422);
    expect(await t.db.rows('select 1 from catalogues where adopted_at is null')).toEqual([]);
    expect((await personnel.post(made.path + '/acceptance', { ...words, code: 'MC.01' })).text).toContain(
      'Mã trong danh mục: MC.01',
    );
    expect((await personnel.post(made.path + '/refusal', { reason: 'Đã có mã khác rồi' })).status).toBe(409);
    expect((await head.get('/notices')).text).toContain('vào bản dự thảo danh mục, mã MC.01');
    expect((await personnel.get(`/catalogue/versions/${await draft()}?q=MC.01`)).text).toContain('Cấp mã định danh hộ');
  });

  it('waits again when its draft is thrown away, and may be refused with a reason', async () => {
    const id = await last('product_proposals');
    await personnel.post(`/catalogue/drafts/${await draft()}/discard`);
    expect((await personnel.post(`/catalogue/proposals/${id}/refusal`, { reason: 'không' })).status).toBe(422);
    expect(
      (await personnel.post(`/catalogue/proposals/${id}/refusal`, { reason: 'Đã có mã VP.09 cho việc này' })).text,
    ).toContain('Không nhận');
    expect((await (await t.client('mchead')).get('/notices')).text).toContain('Đã có mã VP.09 cho việc này');
  });
});
