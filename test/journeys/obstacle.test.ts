import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { press, signIn } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';

const SAID = 'Cổng dịch vụ công ngừng từ 8 giờ';
const PHOTO = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
  'hex',
);

/** What a person does with their hands: counted, so that the way stays short. */
class Hands {
  taps = 0;
  keys = 0;

  constructor(private readonly page: Page) {}

  async go(selector: string): Promise<void> {
    this.taps++;
    await press(this.page, this.page.locator(selector).first());
  }

  async write(selector: string, text: string): Promise<void> {
    this.taps++;
    this.keys += text.length;
    await this.page.locator(selector).tap();
    await this.page.keyboard.type(text);
  }

  async photograph(selector: string): Promise<void> {
    this.taps += 2;
    await this.page.locator(selector).setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: PHOTO });
  }
}

describe('an obstacle on a phone', () => {
  let app: SampleApp;
  let browser: Browser;
  const person = (options = {}): Promise<Page> =>
    newPage(browser, app.url, { viewport: PHONE, hasTouch: true, isMobile: true, ...options });

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each([true, false])(
    'is told with a photo in five taps and a sentence, and confirmed in three; scripts: %s',
    async (javaScriptEnabled) => {
      const official = await person({ javaScriptEnabled });
      await signIn(official, 'can-bo');
      const theirs = new Hands(official);
      await theirs.go('main a[href="/obstacles/new"]');
      const button = (await official.locator('form[action="/obstacles"] .govuk-button').boundingBox())!;
      expect((button.y + button.height) / PHONE.height).toBeLessThan(1);
      await theirs.write('#text', SAID);
      await theirs.photograph('#file');
      await theirs.go('form[action="/obstacles"] .govuk-button');
      expect(official.url()).toMatch(/\/obstacles$/);
      expect(await official.locator('main').innerText()).toContain(SAID);
      expect([theirs.taps, theirs.keys]).toEqual([5, SAID.length]);

      const head = await person({ javaScriptEnabled });
      await signIn(head, 'truong-mot-cua');
      const hers = new Hands(head);
      await hers.go('.tasks a[href="/obstacles"]');
      await hers.go('main a[href^="/obstacles/"]:not([href$="/new"])');
      expect(
        await head
          .locator('img.photo')
          .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      ).toBe(1);
      await hers.go('button[value="confirmed"]');
      expect(await head.locator('main').innerText()).toContain('Đã xác nhận khách quan');
      expect([hers.taps, hers.keys]).toEqual([3, 0]);
      expect([...troublesOf(official), ...troublesOf(head)]).toEqual([]);
    },
  );

  it('is told once by who presses twice while the answer is on its way', async () => {
    const said = 'Máy in của bộ phận hỏng từ đầu giờ chiều';
    const official = await person();
    await signIn(official, 'can-bo');
    await official.goto(`${app.url}/obstacles/new`);
    let sent = 0;
    await official.route('**/obstacles', async (route) => {
      if (route.request().method() === 'POST' && ++sent === 1) await pause(1500);
      await route.continue().catch(() => undefined);
    });
    await official.locator('#text').fill(said);
    await official.locator('form[action="/obstacles"] .govuk-button').evaluate((button: { click(): void }) => {
      button.click();
      setTimeout(() => button.click(), 400);
    });
    await official.waitForURL(/\/obstacles$/);
    expect((await official.locator('main').innerText()).split(said)).toHaveLength(2);
    expect(sent).toBe(1);
  });
});
