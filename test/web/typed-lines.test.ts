import { Views } from '../../src/web/views.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { formsOf } from '../support/forms.js';
import { makeWard } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

let app: TestApp;
let path: string;
const LINES = 'Việc thứ nhất\n  thụt vào hai chữ\n\nViệc thứ hai';

beforeAll(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  path = `/years/records/${(await openTestYear(app.db, await makeWard(app.db))).yearRecords['mc1']!}`;
});
afterAll(() => app.close());

test('a text of several lines stands in its field as it was typed, however often it is read and saved', async () => {
  const mc1 = await app.as('mc1');
  const stands = async () => {
    const form = formsOf((await mc1.get(path)).text, path).find(({ action }) => action.endsWith('/draft'))!;
    return Object.fromEntries(form.fields)['selfReport'];
  };
  await mc1.post(`${path}/draft`, { selfReport: LINES });
  const read = await stands();
  expect(read).toBe(LINES);
  await mc1.post(`${path}/draft`, { selfReport: read! });
  expect(await stands()).toBe(LINES);
});

test('a text that begins with an empty line keeps it when its field is shown again', () => {
  const html = app.app.get(Views).fragment('ui/field', { id: 'a', label: 'a', rows: 3, value: '\nHai' }, 'vi');
  // The browser drops the first line break after the opening tag.
  expect(/<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(html)![1]!.replace(/^\n/, '')).toBe('\nHai');
});
