import type { Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import {
  decide,
  fields,
  handIn,
  MARKS_26,
  signed,
  staffWork,
  startLegal,
  type LegalTest,
} from '../legal/legal-support.js';
import { reportedWard } from '../reports/reported-ward.js';
import { broughtForward } from '../support/migrations.js';
import { readPdf } from '../reports/read-pdf.js';
import { readyYear, type WardYear } from '../years-decision/support.js';

const WHY = 'Hai lần chậm là do hệ thống ngừng cả ngày';

async function sealsOf({ db }: Pick<TestApp, 'db'>, act: string): Promise<string[][]> {
  const rows = await db.rows<{ seals: object }>(
    `select payload::jsonb -> 'seals' as seals from audit where act = $1 order by id`,
    [act],
  );
  return rows.map(({ seals }) => Object.keys(seals));
}

/** What the page's own form sends: the result it showed. */
async function resultOn(client: Client, path: string): Promise<string> {
  const { text } = await client.get(path);
  return /name="result" value="(\d+)"/.exec(text)?.[1] ?? '';
}

/** The word the page showed, as the form that puts it right names it. */
async function seenOn(client: Client, path: string): Promise<string> {
  const { text } = await client.get(path);
  return /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
}

describe('the receipt of a month by the law', () => {
  let test: LegalTest;
  let mc1: Client;
  beforeEach(async () => {
    test = await startLegal();
    await staffWork(test, 'mc1');
    await handIn(test, 'mc1');
    mc1 = await signed(test, 'mc1');
  });
  afterEach(() => test.close());
  const path = () => `/legal/forms/${test.legalForms['mc1']}`;
  const confirm = async () => decide(await signed(test, 'mcHead'), path(), fields(MARKS_26));
  const say = async (answer: string, reason = '') =>
    mc1.post(`${path()}/receipt`, {
      result: await resultOn(mc1, path()),
      receiptAnswer: answer,
      receiptReason: reason,
    });

  it('is nothing before there is a result, and once for each result', async () => {
    expect((await mc1.post(`${path()}/receipt`, { receiptAnswer: 'seen' })).status).toBe(409);
    await confirm();
    expect((await mc1.post(`${path()}/receipt`, {})).status).toBe(422);
    const seen = await say('seen', 'điều này không được giữ');
    expect(seen.text).toContain('Đã biết kết quả.');
    expect(await test.db.rows('select kind, answer, reason, legal_form_id from receipts')).toEqual([
      { kind: 'legal', answer: 'seen', reason: '', legal_form_id: test.legalForms['mc1'] },
    ]);
    const again = await mc1.post(`${path()}/receipt`, {
      result: String((await test.db.one<{ id: number }>('select max(id) as id from legal_results'))!.id),
      receiptAnswer: 'seen',
    });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Bạn đã trả lời');
  });

  it('says why one disagrees, holds nothing up, and a petition starts from its words', async () => {
    await confirm();
    expect((await say('disagrees', 'ngắn')).status).toBe(422);
    const shown = await say('disagrees', WHY);
    expect(shown.text).toContain('Không đồng ý, vì:');
    expect(shown.text).toMatch(new RegExp(`<textarea[^>]*id="reason"[^>]*>\\s*${WHY}</textarea>`));
    expect((await (await signed(test, 'mcHead')).get(path())).text).toContain(WHY);
    const { bytes } = await mc1.download(`/forms/legal/${test.legalForms['mc1']}/mau-01.pdf`);
    expect((await readPdf(bytes)).text.replace(/\s+/g, ' ')).toContain(`không đồng ý, vì ${WHY}`);
    await mc1.post(`${path()}/petition`, { reason: WHY });
    expect(await test.db.one('select count(*)::int as n from petitions')).toEqual({ n: 1 });
    expect(await sealsOf(test, 'legal-sheet.receipt-given')).toEqual([['receipts.legal:1']]);
  });

  it('is the person’s alone, and of the result the page showed', async () => {
    await confirm();
    const result = await resultOn(mc1, path());
    expect(
      (await (await signed(test, 'mcHead')).post(`${path()}/receipt`, { result, receiptAnswer: 'seen' })).status,
    ).toBe(403);
    expect(
      (await (await signed(test, 'mc2')).post(`${path()}/receipt`, { result, receiptAnswer: 'seen' })).status,
    ).toBe(404);
    const moved = await mc1.post(`${path()}/receipt`, { result: String(Number(result) + 1), receiptAnswer: 'seen' });
    expect(moved.status).toBe(409);
    expect(moved.text).toContain('đã được thay bằng bản mới');
  });

  it('is put right by who said it until a petition stands on it, both words readable', async () => {
    await confirm();
    await say('disagrees', WHY);
    const [result, first] = [await resultOn(mc1, path()), await seenOn(mc1, path())];
    const again = (fields: Record<string, string>) => mc1.post(`${path()}/receipt`, { result, ...fields });
    const same = await again({ seen: first, receiptAnswer: 'disagrees', receiptReason: WHY });
    expect([same.status, same.text.includes('chưa khác lời đã ghi')]).toEqual([422, true]);
    expect(same.text).toMatch(/<details class="evidence" open>/);
    const changed = await again({ seen: first, receiptAnswer: 'seen' });
    expect(changed.text).toContain('Đã biết kết quả.');
    expect(changed.text).toContain('Đã nói trước đó (1)');
    const read = (await (await signed(test, 'mcHead')).get(path())).text;
    expect([read.includes('Đã nói trước đó (1)'), read.includes(WHY)]).toEqual([true, true]);
    expect(read).not.toContain('Nói lại cho đúng');
    const late = await again({ seen: first, receiptAnswer: 'disagrees', receiptReason: 'Từ trang đã mở trước đó' });
    expect(late.status).toBe(409);
    const { bytes } = await mc1.download(`/forms/legal/${test.legalForms['mc1']}/mau-01.pdf`);
    const paper = (await readPdf(bytes)).text.replace(/\s+/g, ' ');
    expect(paper).toMatch(/đã biết kết quả, ngày [\d/]+\. Đã nói lại, lời trước ghi ngày [\d/]+\./);
    expect(paper).not.toContain(WHY);
    expect(await sealsOf(test, 'legal-sheet.receipt-changed')).toEqual([['receipts.legal:2']]);
    await mc1.post(`${path()}/petition`, { reason: WHY });
    const seen = await seenOn(mc1, path());
    expect(seen).toBe('');
    const contested = await again({ seen: '2', receiptAnswer: 'disagrees', receiptReason: WHY });
    expect([contested.status, contested.text.includes('đã có kiến nghị')]).toEqual([409, true]);
    expect(await test.db.rows('select answer, former_id from receipts order by id')).toEqual([
      { answer: 'disagrees', former_id: null },
      { answer: 'seen', former_id: 1 },
    ]);
  });

  it('of two tabs that say otherwise at once one is taken', async () => {
    await confirm();
    await say('seen');
    const [result, seen] = [await resultOn(mc1, path()), await seenOn(mc1, path())];
    const tabs = ['Một tab nói điều thứ nhất', 'Một tab nói điều thứ hai'].map((receiptReason) =>
      mc1.post(`${path()}/receipt`, { result, seen, receiptAnswer: 'disagrees', receiptReason }),
    );
    expect((await Promise.all(tabs)).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await test.db.one('select count(*)::int as n from receipts')).toEqual({ n: 2 });
  });

  it('what was said before it could be said again is the first word of its result', async () => {
    await confirm();
    await say('seen');
    await broughtForward(test.ownerUrl, 'ReceiptsSaidAgain1764000001830', async (runner) => {
      expect(await runner.query('select answer from receipts')).toEqual([{ answer: 'seen' }]);
    });
    const seen = await seenOn(mc1, path());
    const again = { result: await resultOn(mc1, path()), seen, receiptAnswer: 'disagrees', receiptReason: WHY };
    expect((await mc1.post(`${path()}/receipt`, again)).text).toContain('Đã nói trước đó (1)');
  });

  it('the paper without a word says what it said before', async () => {
    await confirm();
    const { bytes } = await mc1.download(`/forms/legal/${test.legalForms['mc1']}/mau-01.pdf`);
    expect((await readPdf(bytes)).text).not.toMatch(/Người được đánh giá:/);
  });
});

describe('the receipt of a month’s evaluation', () => {
  it('stands on its page and on its slip', async () => {
    const at = await reportedWard();
    try {
      const mc2 = await at.as('mc2');
      const path = `/evaluations/${at.evaluations['mc2']}`;
      const result = await resultOn(mc2, path);
      const shown = await mc2.post(`${path}/receipt`, { result, receiptAnswer: 'disagrees', receiptReason: WHY });
      expect(shown.status).toBe(200);
      expect(shown.text).toContain(WHY);
      const slip = await mc2.get(`/reports/slip?evaluation=${at.evaluations['mc2']}`);
      expect(slip.text).toContain(`không đồng ý, vì ${WHY}`);
      await mc2.post(`${path}/receipt`, { result, seen: await seenOn(mc2, path), receiptAnswer: 'seen' });
      const changed = (await mc2.get(`/reports/slip?evaluation=${at.evaluations['mc2']}`)).text;
      expect(changed).toMatch(/đã biết kết quả.*Đã nói lại, lời trước ghi/);
      expect(changed).not.toContain(WHY);
    } finally {
      await at.close();
    }
  });
});

describe('the year: the label’s receipt, and the talk before it', () => {
  let app: TestApp;
  let ward: Ward;
  let year: WardYear;
  beforeEach(async () => {
    app = await startTestApp('2026-12-08T03:00:00Z');
    ward = await makeWard(app.db);
    year = await readyYear(app.db, ward);
  });
  afterEach(() => app.close());
  const path = (key: string) => `/years/records/${year.yearRecords[key]}`;
  const talk = async (login: string, words: string, day = '05/12/2026') => {
    const client = await app.client(login.toLowerCase());
    await client.get(path('vp1'));
    return client.post(`${path('vp1')}/talk`, { talkHeldOn: day, talkWords: words });
  };
  const decided = async () =>
    (await app.client('chair')).post(`/years/${year.id}/decision`, {
      agency: String(ward.units.PM.id),
      part: 'people',
    });

  it('both state their talk, once each, and nobody else', async () => {
    expect((await talk('vpHead', 'Đã nói về ba việc chậm của quý ba', '09/12/2026')).text).toContain('chưa tới');
    expect((await talk('vpHead', 'Đã nói về ba việc chậm của quý ba')).status).toBe(200);
    expect((await talk('vpHead', 'Nói thêm lần nữa cho rõ hơn')).status).toBe(409);
    const own = await talk('vp1', 'Tôi nhận hai việc, việc thứ ba không phải của tôi');
    expect(own.text).toContain('Đã nói về ba việc chậm của quý ba');
    expect(own.text).toContain('việc thứ ba không phải của tôi');
    expect((await talk('vp2', 'Tôi nói hộ đồng nghiệp của mình')).status).toBe(404);
    expect((await talk('personnel', 'Tổ chức ghi hộ hai người này')).status).toBe(403);
    expect(await app.db.rows(`select code from notices where code = 'year-talk' order by id`)).toHaveLength(2);
    expect((await (await app.client('inspector')).get(path('vp1'))).text).toContain('Đã nói về ba việc chậm');
    await decided();
    expect((await talk('chair', 'Nói sau khi đã có mức xếp loại')).status).toBe(409);
    expect(await sealsOf(app, 'year-sheet.talk-recorded')).toEqual([['year_talks:1'], ['year_talks:2']]);
  });

  it('each puts their own part of the talk right until there is a label, both versions readable', async () => {
    await talk('vpHead', 'Đã nói về ba việc chậm của quý ba');
    await talk('vp1', 'Tôi nhận hai việc, việc thứ ba không phải của tôi');
    const [head, vp1] = [await app.client('vphead'), await app.client('vp1')];
    const at = '/years/talks/1/correction';
    expect((await head.get(path('vp1'))).text).toContain(`href="${at}"`);
    expect((await vp1.get(path('vp1'))).text).not.toContain(`href="${at}"`);
    expect([(await vp1.get(at)).status, (await (await app.client('vp2')).get(at)).status]).toEqual([403, 404]);
    expect((await (await app.client('personnel')).get(at)).status).toBe(403);
    const right = { heldOn: '04/12/2026', words: 'Đã nói về hai việc chậm của quý ba', reason: 'Đếm nhầm một việc' };
    expect((await head.post(at, { ...right, heldOn: '09/12/2026' })).text).toContain('chưa tới');
    expect((await head.post(at, { ...right, reason: 'ngắn' })).status).toBe(422);
    const { text } = await head.get(at);
    const seen = /name="seen" value="([^"]+)"/.exec(text)![1]!;
    const tabs = [right, { ...right, words: 'Đã nói về bốn việc chậm của quý ba' }].map((fields) =>
      head.post(at, { ...fields, seen }),
    );
    expect((await Promise.all(tabs)).map(({ status }) => status).sort()).toEqual([200, 409]);
    const read = (await vp1.get(path('vp1'))).text;
    expect(read).toMatch(/Đã nói về (hai|bốn) việc chậm của quý ba/);
    expect(read).toContain('Đã nói về ba việc chậm của quý ba');
    expect(read).toContain('05/12/2026');
    expect(read).toContain('trao đổi ngày 04/12/2026');
    expect(await app.db.rows(`select code from notices where code = 'year-talk-corrected'`)).toHaveLength(1);
    expect(await sealsOf(app, 'year-sheet.talk-corrected')).toEqual([['corrections:1']]);
    await decided();
    expect((await head.get(at)).status).toBe(409);
    expect((await head.get(path('vp1'))).text).not.toContain(`href="${at}"`);
  });

  it('the label is received, and its petition starts from there', async () => {
    await decided();
    const vp1 = await app.client('vp1');
    const result = await resultOn(vp1, `${path('vp1')}/label`);
    const shown = await vp1.post(`${path('vp1')}/label-receipt`, {
      result,
      receiptAnswer: 'disagrees',
      receiptReason: WHY,
    });
    expect(shown.text).toMatch(new RegExp(`<textarea[^>]*id="reason"[^>]*>\\s*${WHY}</textarea>`));
    const { bytes } = await vp1.download(`/forms/years/${year.yearRecords['vp1']}/mau-02.pdf`);
    expect((await readPdf(bytes)).text.replace(/\s+/g, ' ')).toContain(`không đồng ý, vì ${WHY}`);
  });
});
