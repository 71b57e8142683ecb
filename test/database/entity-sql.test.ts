import { nextWithin, sql } from '../../src/database/entity-sql.js';
import { EntryNote } from '../../src/evaluations/draft/entry-note.entity.js';
import { Evaluation } from '../../src/periods/evaluation.entity.js';
import { Return } from '../../src/evaluations/approval/return.entity.js';
import { Submission } from '../../src/evaluations/submission/submission.entity.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const AT = new Date('2026-11-21T03:04:05.678Z');
let t: TestApp;
let ward: Ward;
let id: number;

beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  id = (await t.db.one<{ id: number }>('select id from evaluations order by id limit 1'))!.id;
});
afterAll(() => t.close());

const handedIn = async () => {
  const { versionId, unitId, tier } = (await t.db.find(Evaluation, { id }))!;
  return {
    evaluationId: id,
    number: nextWithin('evaluationId'),
    byAccount: 1,
    at: AT,
    ...{ unitId, tier, versionId },
    values: ['4.50', null],
    dueCount: 0,
    notes: { a: 'Ghi “chú”' },
    figures: {},
    points: ['1.00', '0.00'],
    score: '87.50',
  };
};

describe('a row is written and read by its entity', () => {
  it('keeps numerics as text, moments to the millisecond, documents whole, and numbers within what it hangs on', async () => {
    const row = await handedIn();
    const made = await t.db.tx(async (tx) => [await tx.insert(Submission, row), await tx.insert(Submission, row)]);
    expect(made.map(({ number }) => number)).toEqual([1, 2]);
    expect(await t.db.find(Submission, { id: made[1]!.id })).toMatchObject({
      number: 2,
      at: AT,
      values: ['4.50', null],
      notes: { a: 'Ghi “chú”' },
      score: '87.50',
      exemplarity: null,
    });
  });

  it('writes many rows in one statement, in their order, with the same values as one by one', async () => {
    const notes = ['a', 'b', 'c'].map((criterion) => ({
      ...{ evaluationId: id, side: 'self', criterion, text: `Chữ ${criterion}` },
    }));
    await t.db.tx((tx) => tx.insertMany(EntryNote, notes));
    const submissions = await t.db.rows<{ id: number }>('select id from submissions order by number');
    const returns = [1, 2].map((each) => ({
      ...{ submissionId: submissions[each - 1]!.id, evaluationId: id, byAccount: 1, at: AT },
      ...{ reason: `Lý do trả lại ${each}`, criteria: { a: [each] } },
    }));
    const made = await t.db.tx((tx) => tx.insertMany(Return, returns));
    expect(made.map(({ reason }) => reason)).toEqual(['Lý do trả lại 1', 'Lý do trả lại 2']);
    expect(await t.db.find(Return, { id: made[1]!.id })).toMatchObject({ at: AT, criteria: { a: [2] } });
  });

  it('changes what is named and says how much that was', async () => {
    const before = (await t.db.find(Evaluation, { id }))!;
    const patch = { revision: sql('revision + 1'), selfSavedAt: AT, headLeftOut: [true, false] };
    expect(await t.db.tx((tx) => tx.update(Evaluation, { id, revision: before.revision }, patch))).toBe(1);
    expect(await t.db.tx((tx) => tx.update(Evaluation, { id, revision: before.revision }, patch))).toBe(0);
    const after = (await t.db.find(Evaluation, { id }))!;
    expect(after).toMatchObject({ revision: before.revision + 1, selfSavedAt: AT, headLeftOut: [true, false] });
  });

  it('finds by null, by any of a list, and takes away', async () => {
    expect(await t.db.find(EntryNote, { evaluationId: id, criterion: ['c', 'z'] })).toMatchObject({ text: 'Chữ c' });
    expect(await t.db.find(Evaluation, { id, closedNever: undefined } as never)).toMatchObject({ id });
    expect(await t.db.find(Evaluation, { id, approvalId: null })).toMatchObject({ id, approvalId: null });
    expect(await t.db.tx((tx) => tx.remove(EntryNote, { evaluationId: id, criterion: ['a', 'b'] }))).toBe(2);
    expect(await t.db.tx((tx) => tx.lock(EntryNote, { evaluationId: id, criterion: 'a' }))).toBeUndefined();
  });

  it('writes nothing where no row is named, or a column is unknown', async () => {
    const all = (where: object) => t.db.tx((tx) => tx.update(Evaluation, where, { status: 'draft' }));
    await expect(all({})).rejects.toThrow('no rows of evaluations are named');
    await expect(all({ id: undefined })).rejects.toThrow('no rows of evaluations are named');
    await expect(all({ nothing: 1 })).rejects.toThrow('evaluations has no column for nothing');
  });
});
