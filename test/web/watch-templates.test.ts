import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { startTestApp, type TestApp } from '../support/app.js';

const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-templates-'));
let test: TestApp;

beforeAll(async () => {
  cpSync(join(PROJECT_ROOT, 'templates'), folder, { recursive: true });
  test = await startTestApp(undefined, { LIVE_TEMPLATES: folder });
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
}

describe('while one edits', () => {
  it.each([
    ['a page', 'pages/accounts/sign-in.hbs', (text: string) => `${text}\n<p>đổi trang</p>`, 'đổi trang'],
    [
      'a layout',
      'layouts/plain.hbs',
      (text: string) => text.replace('</body>', '<p>đổi khung</p></body>'),
      'đổi khung',
    ],
    ['a partial', 'partials/ui/button.hbs', (text: string) => `${text}<i>đổi mảnh</i>`, 'đổi mảnh'],
    ['a label', 'labels/accounts.vi.json', (text: string) => text.replace('"Đăng nhập"', '"Đổi nhãn"'), 'Đổi nhãn'],
  ])('%s is shown as it stands at the next request', async (_, file, change, words) => {
    const guest = await test.client();
    expect((await guest.get('/sign-in')).text).not.toContain(words);
    edit(file, change);
    expect((await guest.get('/sign-in')).text).toContain(words);
  });
});
