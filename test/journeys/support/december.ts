import type { Page } from 'playwright-core';
import type { Client } from '../../support/client.js';
import { press, tick } from './acts.js';
import { autosaved } from './evaluation.js';
import { taken, type WardPerson } from './ward-people.js';

/** The ten items of Mẫu 01, a good month. */
const MARKS = {
  'I.1': '4.75',
  'I.2': '4.75',
  'II.1': '2.25',
  'II.2': '2.5',
  'II.3': '2.25',
  'II.4': '2.25',
  'III.1': '2.5',
  'III.2': '2.25',
  'III.3': '2.5',
  'III.4': '2.25',
};
const MARK_FIELDS = Object.fromEntries(Object.entries(MARKS).map(([item, mark]) => [`mark.${item}`, mark]));
const LEADING = {
  organising: '100',
  organisingReason: 'Các việc theo kế hoạch của tháng xong đúng hạn.',
  uniting: '100',
  unitingReason: 'Nội bộ phối hợp tốt, không có phản ánh trong kỳ.',
};
const REPORT = 'Hoàn thành các việc được giao trong năm, hồ sơ đúng hẹn, phối hợp tốt với các bộ phận.';
const SAID = 'Nhất trí với tự đánh giá; đề nghị tiếp tục giữ kết quả trả hồ sơ đúng hẹn.';
const MEETING = {
  heldOn: '11/12/2026',
  beganAt: '08:00',
  endedAt: '10:30',
  place: 'Phòng họp tầng 2',
  conclusion: 'Cuộc họp nhất trí thông qua biên bản.',
};
const RATING = {
  'common-1': '9',
  'common-2': '9',
  'common-3': '9',
  results: '57',
  completed: '100',
  late: '0',
  beyond: '12',
  planCompleted: '100',
  quality: 'yes',
  defects: 'none',
  wrongdoing: 'no',
  forceMajeure: 'no',
  report: 'Hoàn thành chương trình công tác năm.',
  selfLevel: 'good',
};

/** Mẫu 01 of the month, on the page of its author or of who confirms it. */
export async function markMonth(page: Page, form: 'legal-form' | 'legal-confirmation'): Promise<void> {
  for (const [item, mark] of Object.entries(MARKS))
    await page.locator(`#${form} input[name="mark.${item}"]`).fill(mark.replace('.', ','));
  await autosaved(page, form);
}

export async function handInMonth(client: Client, person: WardPerson): Promise<void> {
  taken(
    await client.post(`/legal/forms/${person.monthId}/submission`, {
      ...MARK_FIELDS,
      strengths: 'Việc xong đúng hạn.',
    }),
  );
}

export async function confirmMonth(
  client: Client,
  evaluation: Pick<WardPerson, 'monthId' | 'position'>,
): Promise<void> {
  taken(await client.post(`/legal/forms/${evaluation.monthId}/confirmation/revelation`, MARK_FIELDS));
  taken(
    await client.post(`/legal/forms/${evaluation.monthId}/confirmation`, {
      ...MARK_FIELDS,
      ...(evaluation.position === 'member' ? {} : LEADING),
      opinion: 'Nhất trí.',
    }),
  );
}

/** Mẫu 02 on its page: report, own label, handed in. */
export async function writeYearForm(page: Page, evaluationId: number, label = 'good'): Promise<void> {
  await page.goto(`/years/records/${evaluationId}`);
  await page.fill('#selfReport', REPORT);
  await tick(page, page.locator(`#form02 input[name="selfLabel"][value="${label}"]`));
  await autosaved(page, 'form02');
  await press(page, page.locator('#form02 button[formaction$="/submission"]'));
}

export async function handInYearForm(client: Client, evaluationId: number): Promise<void> {
  taken(await client.post(`/years/records/${evaluationId}/submission`, { selfReport: REPORT, selfLabel: 'good' }));
}

/** Sets a meeting up, keeps its minutes and has them adopted, by pages. Returns how many were spoken of. */
export async function holdMeeting(
  page: Page,
  yearId: number,
  about: 'head' | 'staff',
  unitId: number,
  seats: { chair: number; secretary: number },
): Promise<number> {
  await page.goto(`/years/${yearId}/meetings`);
  await press(page, page.locator(`a[href$="/meetings/new?unit=${unitId}&about=${about}"]`));
  for (const field of ['heldOn', 'beganAt', 'endedAt', 'place'] as const) await page.fill(`#${field}`, MEETING[field]);
  await page.selectOption('#chairId', String(seats.chair));
  await page.selectOption('#secretaryId', String(seats.secretary));
  await page.fill('#invited', '9');
  await page.fill('#present', '8');
  await page.fill('#absentNames', 'Một người nghỉ phép');
  await press(page, page.locator('form[action$="/meetings"] button'));
  const opinions = await page.locator('textarea[name^="opinions-"]').all();
  for (const opinion of opinions) await opinion.fill(SAID);
  await page.fill('#conclusion', MEETING.conclusion);
  await autosaved(page, 'minutes');
  await page.fill('#agreed', '8');
  await press(page, page.locator('button[formaction$="/adoption"]'));
  return opinions.length;
}

/** The same by one person's forms; `adopter` keeps the minutes or the chair. */
export async function holdMeetingFast(
  client: Client,
  adopter: Client,
  yearId: number,
  about: 'head' | 'staff',
  people: readonly WardPerson[],
  seats: { unit: number; chair: number; secretary: number },
): Promise<void> {
  const facts = {
    ...MEETING,
    chairId: String(seats.chair),
    secretaryId: String(seats.secretary),
    invited: '14',
    present: '13',
  };
  const opened = taken(
    await client.post(`/years/${yearId}/meetings`, {
      ...facts,
      unit: String(seats.unit),
      about,
      people: people.map(({ evaluationId }) => String(evaluationId)),
    }),
  );
  const said = Object.fromEntries(people.map(({ evaluationId }) => [`opinions-${evaluationId}`, SAID]));
  taken(await client.post(`${opened.path}/draft`, { ...facts, ...said }));
  taken(await adopter.post(`${opened.path}/adoption`, { agreed: '13' }));
}

/** The unit's own statement of its year, on its page. */
export async function proposeRating(page: Page, yearId: number, unitId: number): Promise<void> {
  await page.goto(`/years/${yearId}/ratings/${unitId}`);
  for (const [field, value] of Object.entries(RATING)) {
    const input = page.locator(`form:not([action*="/recognition"]) [id="${field}"]`);
    if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
  await press(page, page.locator('button[name="act"][value="propose"]'));
}

export async function proposeRatingFast(client: Client, yearId: number, unitId: number): Promise<void> {
  taken(await client.post(`/years/${yearId}/ratings/${unitId}`, { ...RATING, act: 'propose' }));
}
