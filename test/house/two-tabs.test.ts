import { startTestApp, type TestApp } from '../support/app.js';
import { formsOf, type HtmlForm } from '../support/forms.js';
import { addressOf, admitted } from './authorization.doors.js';
import { makeRecords } from './authorization.records.js';
import { rowsOfPages } from './matrix-walk.js';

/** Says which state of the record the form was made from. */
const REVISION = /(^|[.-])(version|revision|seen)$|^v-\d+$/;

/** Prefilled forms that overwrite nothing: nobody's words can be undone by them. Each with its reason. */
const NO_EDITS: [RegExp, string][] = [
  [
    /^\/(officials|dialogues|focus|practices|periods|years|years\/breaches|years\/:n\/meetings|years\/records\/:n\/talk|settings\/holidays|measures\/list|party\/people|obstacles)$/,
    'makes a new record; what stands in it is a proposal',
  ],
  [
    /^\/(accounts\/:n\/roles|units\/:n\/(units|acting|splitting)|officials\/:n\/(posts|transfer)|posts\/:n\/oversights|legal\/settings\/:n\/choices|criteria\/units\/:n\/sources|delegations)$/,
    'adds one; what overlaps is refused',
  ],
  [/^\/legal\/(forms\/:n\/work|work\/lines\/:n\/marks|work\/units\/:n\/:month)$/, 'adds lines or marks'],
  [
    /^\/(imports\/(units|officials)|measures\/imports|person-figures\/imports|legal\/work\/imports|years\/outside-labels\/imports|legal\/imported-months\/imports)$/,
    'brings a file',
  ],
  [/imports\/:n\/columns$/, 'says once what the columns of a file are; the second is told that it is said'],
  [
    /^\/(units\/:n\/(closing|reopening)|(posts|oversights|party\/members)\/:n\/end)$/,
    'ends something, or undoes the end; the second is told that it is done',
  ],
  [/^\/unit-acts\/:n\/correction$/, 'takes the place of the act it names; the second is told that another has'],
  [
    /^\/((legal\/)?petitions\/:n|catalogue\/proposals\/:n\/acceptance)$/,
    'decides; the second is told that it is decided',
  ],
  [
    /^\/years\/records\/:n\/replacement\/months\/:n$/,
    'names the result and the record that were compared (`compared`); another one comes back to be compared',
  ],
  [/^\/settings\/holidays\/years\/:n\/confirmation$/, 'confirms the days that it names'],
  [
    /^\/legal\/hanoi\/(petitions\/:n|:n\/correction)$/,
    'names the result, the marks and the ceiling that were compared (`compared`); another one comes back to be compared',
  ],
  [/^\/years\/records\/:n\/papers$/, 'keeps one more paper; a former one is followed once'],
  [/^\/years\/:n\/groups\/start$/, 'places only those who are in no group'],
  [/^\/years\/:n\/(ratings\/share|shares)$/, 'adds a decision with its number and day'],
  [/^\/measures\/units\/:n\/:month$/, 'states only what is not stated; the second is told'],
  [/^\/measures\/units\/:n\/:month\/[\w-]+$/, 'names the row it corrects (`number`)'],
];

interface Found extends HtmlForm {
  route: string;
  person: string;
}

let app: TestApp;
const found = new Map<string, Found>();

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  const records = await makeRecords(app.db);
  for (const row of rowsOfPages())
    for (const person of [...admitted(row[2])].filter((name) => name !== 'nobody').slice(0, 3)) {
      const path = addressOf(row, records)[1];
      const { text } = await (await app.as(person)).get(path);
      for (const form of formsOf(text, path)) {
        const route = form.action
          .split('?')[0]!
          .replaceAll(/\/\d+(?=\/|$)/g, '/:n')
          .replace(/\/\d{4}-\d\d(?=\/|$)/g, '/:month');
        if (form.method === 'POST' && !found.has(route)) found.set(route, { ...form, route, person });
      }
    }
});
afterAll(() => app.close());

const carries = ({ fields }: HtmlForm) => fields.some(([name]) => REVISION.test(name));
const isPrefilled = ({ fields, editable }: HtmlForm) =>
  fields.some(([name, value]) => editable.has(name) && value !== '');

describe('a form that edits what stands in it', () => {
  it('says what it was made from, or stands here with the reason why it need not', () => {
    const silent = [...found.values()].filter(
      (form) => isPrefilled(form) && !carries(form) && !NO_EDITS.some(([route]) => route.test(form.route)),
    );
    expect(
      silent.map(
        ({ route, fields, editable }) =>
          `${route}: ${fields
            .filter(([name]) => editable.has(name))
            .map(([name, value]) => `${name}=${value}`)
            .join(' ')
            .slice(0, 120)}`,
      ),
    ).toEqual([]);
  });

  it('and every reason is of a form that there is', () => {
    expect(
      NO_EDITS.filter(
        ([route]) => ![...found.values()].some((form) => route.test(form.route) && isPrefilled(form) && !carries(form)),
      ).map(String),
    ).toEqual([]);
  });

  it('is not taken once somebody else has saved', async () => {
    const seen = [...found.values()].filter(({ fields }) => fields.some(([name]) => name === 'seen'));
    expect(seen.length).toBeGreaterThan(12);
    const taken: string[] = [];
    for (const { route, person, action, fields, multipart } of seen) {
      const sent: Record<string, string[]> = {};
      for (const [name, value] of fields)
        if (!/^_(csrf|form)$/.test(name))
          (sent[name] ??= []).push(name === 'seen' ? 'before-that' : value || typed(name));
      const browser = await app.as(person);
      await browser.get('/account/password');
      const { status } = multipart
        ? await browser.upload(action, sent, [], false)
        : await browser.post(action, sent, {}, false);
      if (status !== 409) taken.push(`${route}: ${status}`);
    }
    expect(taken).toEqual([]);
  });
});

/** What the acts among them need before they are looked at. */
function typed(name: string): string {
  return (
    {
      dueOn: '31/12/2026',
      reason: 'Công việc có thêm phần mới',
      why: 'Công việc có thêm phần mới',
      owner: '1',
      name: 'Chi bộ',
    }[name] ?? ''
  );
}
