import { attr } from '../../src/kept/dom.js';
import type { TestApp } from '../support/app.js';
import { optionsOf } from '../../src/kept/page-form.js';
import { contentOf, formsOf, sentBy, startWithRecords, type FoundForm } from './crawl.js';

const REVISION = /^(version|revision|seen|number)$|^v-\d+$/;
/** What the reader of a form has seen, and which forms say it. A form that edits what stands belongs here. */
const CHOSEN = [
  'catalogue/drafts/:id/products/:id',
  'criteria/drafts/:id/criteria/chao-dan',
  'evaluations/:id/draft',
  'approvals/:id/draft',
  'sittings/:id/items/:id/discussion',
  'pledges/:id/draft',
  'legal/forms/:id/draft',
  'legal/forms/:id/confirmation/draft',
  'legal/forms/:id/work/completed',
  'legal/work/lines/:id',
  'legal/hanoi/:id/draft',
  'legal/hanoi/:id/confirmation',
  'years/records/:id/draft',
  'years/meetings/:id/draft',
  'practices/:id',
  'officials/:id/correction',
  'units/:id',
  'settings/:id',
  'legal/settings/:id',
  'measures/targets/:id/:id',
  'measures/list/:id/threshold',
  'sittings/:id/attendance',
  'units/:id/committee',
  'periods/:id/correction',
  'legal/months/:id/correction',
  'years/:id/correction',
  'years/:id/groups/:id',
  'years/:id/groups/people',
  'focus/:id/due-day',
  'focus/:id/owner',
];

/** Acts whose own page shows all that is decided on, anew each time, and what is added to a list. */
const ANEW = new Set([
  'criteria/drafts/:id/signature',
  'catalogue/drafts/:id/adoption',
  'catalogue/drafts/:id/products',
  // what has changed since the file was planned, before and after, and the way to plan it anew
  'catalogue/imports/:id/application',
]);

/** How a file is read is said once, by who brought it: the second tab is told, and its page shows what was said. */
const SAID_ONCE = /imports\/:id\/columns$/;

let app: TestApp & { records: Record<string, number> };
let forms: FoundForm[];

beforeAll(async () => {
  app = await startWithRecords();
  forms = (await formsOf(app)).filter(({ form }) =>
    form.controls.some(({ name, kind }) => kind === 'hidden' && REVISION.test(name)),
  );
});
afterAll(() => app.close());

describe('a form that was opened before somebody else saved', () => {
  it('is answered with a choice, or with the page as it is now, wherever it says what its reader has seen', async () => {
    const before = await contentOf(app);
    const answers: Record<string, string> = {};
    for (const { person, page, action, kind, form } of forms) {
      const browser = await app.as(person);
      await browser.get(page);
      const { fields } = sentBy(form);
      for (const name of Object.keys(fields)) if (REVISION.test(name)) fields[name] = fields[name]!.map(() => '99999');
      for (const control of form.controls)
        if (!REVISION.test(control.name) && control.kind !== 'hidden') fields[control.name] ??= [control.value];
      for (const { name, kind: how, node, value } of form.controls) {
        if (how === 'select' && name === 'owner') fields[name] = [optionsOf(node)[1]!.value];
        if (name === 'dueOn' && value === '') fields[name] = ['31/12/2026'];
        if (attr(node, 'readonly') !== undefined || (how !== 'textarea' && how !== 'text')) continue;
        if (/^c-\d+$/.test(name)) fields[name] = [value === '0,5' ? '0,25' : '0,5'];
        else if (how === 'textarea' || /^(name|agencyName)$/.test(name))
          fields[name] = ['Lời tôi gõ ở thẻ thứ hai, đủ dài để hợp lệ'];
      }
      const answer = await browser.post(action, fields, {}, false);
      const how = /id="choice"/.test(answer.text) ? 'choice' : /id="kept-title"/.test(answer.text) ? 'page' : 'other';
      answers[kind.slice(1)] = `${answer.status} ${how}`;
    }
    const other = Object.entries(answers)
      .filter(([kind, answer]) => !/^409 (choice|page)$/.test(answer) && !ANEW.has(kind) && !SAID_ONCE.test(kind))
      .map(([kind, answer]) => `${kind}: ${answer}`);
    expect(other).toEqual([]);
    expect(CHOSEN.filter((kind) => !Object.keys(answers).includes(kind))).toEqual([]);
    expect(await contentOf(app)).toEqual(before);
  });

  it('lets the second tab choose for each field, and saves what was chosen', async () => {
    const [one, two] = [await app.client('mc1'), await app.client('mc1')];
    const at = `/evaluations/${app.records['draft']}`;
    const version = (text: string) => /name="version" value="(\d+)"/.exec(text)![1]!;
    const seen = version((await one.get(at)).text);
    await two.get(at);
    expect(
      (
        await one.post(`${at}/draft`, {
          version: seen,
          'note.chao-dan': 'Lời của thẻ một',
          'note.dung-hen': 'Hẹn của thẻ một',
        })
      ).status,
    ).toBe(200);
    const choice = await two.post(`${at}/draft`, {
      version: seen,
      'note.chao-dan': 'Lời của thẻ hai',
      'note.dung-hen': 'Hẹn của thẻ hai',
    });
    expect(choice.status).toBe(409);
    for (const said of [
      'Nội dung này đã được lưu ở nơi khác trước khi bạn gửi',
      'Lời của thẻ một',
      'Lời của thẻ hai',
      'Hẹn của thẻ một',
      'Hẹn của thẻ hai',
    ])
      expect(choice.text).toContain(said);
    expect(choice.text.match(/<fieldset/g)).toHaveLength(2);
    expect(choice.text.match(/<legend[^>]*><strong>(?!Một ô)[^<]{3,}</g)).toHaveLength(2);
    const settled = Object.fromEntries(
      [
        ...choice.text
          .slice(choice.text.indexOf('id="choice"'))
          .matchAll(/type="hidden" name="([^_"][^"]*)" value="([^"]*)"/g),
      ].map((match) => [match[1]!, match[2]!]),
    );
    await two.post(`${at}/draft`, {
      ...settled,
      'note.chao-dan': 'Lời của thẻ hai',
      'note.dung-hen': 'Hẹn của thẻ một',
    });
    const notes = await app.db.rows<{ text: string }>(
      'select text from entry_notes where evaluation_id = $1 order by text',
      [app.records['draft']],
    );
    expect(notes.map(({ text }) => text)).toEqual(['Hẹn của thẻ một', 'Lời của thẻ hai']);
  });

  it('and a refusal that is no matter of versions gives the typed words back too', async () => {
    const browser = await app.as('personnel');
    const at = `/periods/${app.records['august']}/reopenings`;
    await browser.get(`${at}/new?evaluation=${app.records['closed']}`);
    const answer = await browser.post(at, {
      evaluationId: String(app.records['closed']),
      reason: 'Lý do tôi đã gõ rất dài dòng',
    });
    expect([answer.status, answer.text.includes('Lý do tôi đã gõ rất dài dòng')]).toEqual([409, true]);
  });
});
