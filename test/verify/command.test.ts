import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastCheckpoint } from '../../src/audit/checkpoints/checkpoints.queries.js';
import { Checkpoints } from '../../src/audit/checkpoints/checkpoints.service.js';
import { main } from '../../src/commands/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';
import { rewind } from '../support/audit.js';

let app: TestApp;
let code: string;
let file: string;
const before = { ...process.env };

beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
  await app.app.get(Checkpoints).night();
  code = (await lastCheckpoint(app.db))!.code;
  file = join(app.config.dataDir, 'checkpoints', `${code}.json`);
  Object.assign(process.env, {
    DATABASE_URL: app.appUrl,
    DATA_DIR: app.config.dataDir,
    SESSION_SECRET: 'a secret for tests only, long enough',
  });
});
afterAll(async () => {
  process.env = before;
  await app.close();
});

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await main(argv, {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    readFile: (path) => readFile(path),
  });
  return { status, ...said };
}

describe('npm run verify', () => {
  it('says that all is intact, against a file and a typed code too', async () => {
    const typed = code.toLowerCase().replaceAll('0', 'o');
    const { status, out, err } = await run('--against', file, '--against', typed);
    expect([status, out]).toEqual([0, expect.stringContaining('Tất cả còn nguyên vẹn. · ')]);
    expect(out).toContain('chữ ký đúng');
    expect(out).toContain('0 broken');
    expect(err).toMatch(/chains: \d+/);
  });

  it('needs rights to read alone', async () => {
    const reader = new URL(app.appUrl);
    reader.searchParams.set('options', '-c default_transaction_read_only=on');
    process.env['DATABASE_URL'] = reader.href;
    const { status } = await run();
    process.env['DATABASE_URL'] = app.appUrl;
    expect(status).toBe(0);
  });

  it('cannot check what it does not understand', async () => {
    expect((await run('--against', 'nonsense')).status).toBe(2);
    expect((await run('--agianst', code)).status).toBe(2);
    const spoilt = join(mkdtempSync(join(app.config.dataDir, 'spoilt-')), 'x.json');
    writeFileSync(spoilt, '{"format":"thuoc-do/checkpoint@1"}');
    expect((await run('--against', spoilt)).status).toBe(2);
  });

  it('does not take a checkpoint whose signature is wrong', async () => {
    const forged = join(mkdtempSync(join(app.config.dataDir, 'forged-')), 'x.json');
    writeFileSync(forged, readFileSync(file, 'utf8').replace(/"rows":\d+/, '"rows":1'));
    const { status, out } = await run('--against', forged);
    expect([status, out]).toEqual([1, expect.stringContaining('chữ ký của điểm đối chiếu không đúng khóa')]);
  });

  it('names the person, the month and the field of a score that nobody approved', async () => {
    const evaluation = (await app.db.one<{ id: number; who: string; month: string }>(
      `select e.id, o.full_name as who, e.month from evaluations e join officials o on o.id = e.official_id where e.score is not null order by e.id limit 1`,
    ))!;
    await rewind(app.ownerUrl, 'update evaluations set score = 1 where id = $1', [evaluation.id]);
    const { status, out } = await run();
    expect(status).toBe(1);
    expect(out).toContain(
      `${evaluation.who}, ${evaluation.month.split('-').reverse().join('/')}: Phiếu, mục điểm: đang hiện 1.00`,
    );
    expect(out).toContain(`[evaluation:${evaluation.id}, evaluations.score]`);
  });

  it('finds an emptied audit, and one that a code on paper remembers', async () => {
    await rewind(app.ownerUrl, 'delete from audit');
    await rewind(app.ownerUrl, 'delete from audit_heads');
    const { status, out } = await run('--against', code);
    expect(status).toBe(1);
    expect(out).toContain('nhật ký bị xóa hết');
    expect(out).toContain(`${code}: nhật ký hôm nay không nối tiếp`);
  });
});
