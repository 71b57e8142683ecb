import { readShare } from '../../src/years/classification/decision.form.js';

const TODAY = '2026-12-10';
const given = { percent: '22', number: '7/QĐ', decidedOn: '09/12/2026' };
const read = (body: object) => readShare(body, '0.2', '0.25', TODAY);
const fields = (body: object) => read(body).issues?.map(({ field }) => field);

describe('a share as it is decided', () => {
  it.each(['20', '25', '22 %'])('takes %s', (percent) => {
    expect(read({ ...given, percent }).value?.percent).toBe(percent.slice(0, 2));
  });

  it.each(['19', '26', '200', '22,5', 'hai mươi', ''])('refuses %s', (percent) => {
    expect(fields({ ...given, percent })).toEqual(['percent']);
    expect(read({ ...given, percent }).issues?.[0]?.code).toBe('classification:issue.share');
  });

  it('says all that is wrong at once, and a decision still to be made when the rest is right', () => {
    expect(fields({ ...given, percent: '30', number: '' })).toEqual(['percent', 'number']);
    expect(fields({ ...given, decidedOn: '11/12/2026' })).toEqual(['decidedOn']);
  });
});
