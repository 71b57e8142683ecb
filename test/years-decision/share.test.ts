import { percentOf, readShare, shareIn } from '../../src/years/classification/decision.form.js';

const TODAY = '2026-12-10';
const given = { percent: '22', number: '7/QĐ', decidedOn: '09/12/2026' };
const read = (body: object) => readShare(body, '0.2', '0.25', TODAY);
const fields = (body: object) => read(body).issues?.map(({ field }) => field);

describe('a share as it is decided', () => {
  it.each([
    ['20.5a', '20', '20', '0.2'],
    ['20.5b', '22 %', '22', '0.22'],
    ['20.5b', '22,5', '22.5', '0.225'],
    ['20.5b', '22.5 %', '22.5', '0.225'],
    ['20.5b', '20,01', '20.01', '0.2001'],
    ['20.5b', '24,99', '24.99', '0.2499'],
    ['20.5b', '25', '25', '0.25'],
  ])('Điều %s takes %s', (_article, typed, percent, share) => {
    expect(read({ ...given, percent: typed }).value?.percent).toBe(percent);
    expect([shareIn(percent), percentOf(share)]).toEqual([share, percent]);
  });

  it.each(['19', '19,99', '25,01', '26', '200', '22,5555', 'hai mươi', ''])('refuses %s', (percent) => {
    expect(fields({ ...given, percent })).toEqual(['percent']);
    expect(read({ ...given, percent }).issues?.[0]?.code).toBe('classification:issue.share');
  });

  it('says all that is wrong at once, and a decision still to be made when the rest is right', () => {
    expect(fields({ ...given, percent: '30', number: '' })).toEqual(['percent', 'number']);
    expect(fields({ ...given, decidedOn: '11/12/2026' })).toEqual(['decidedOn']);
  });
});
