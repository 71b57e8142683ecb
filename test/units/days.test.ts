import { dayBefore } from '../../src/units/days.js';
import { daysInOrder } from '../../src/units/official.form.js';
import { growTree } from '../../src/units/tree.js';

describe('a day', () => {
  it('has one before it', () => {
    expect(dayBefore('2026-11-16')).toBe('2026-11-15');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(dayBefore('2027-01-01')).toBe('2026-12-31');
  });

  it('ends not before it begins', () => {
    expect(daysInOrder({ fromDate: '2026-11-02', toDate: '2026-11-01' })).toHaveLength(1);
    expect(daysInOrder({ fromDate: '2026-11-02', toDate: '2026-11-02' })).toEqual([]);
    expect(daysInOrder({ fromDate: '2026-11-02' })).toEqual([]);
  });
});

describe('a tree', () => {
  it('hangs rows under those that are there, in the order given', () => {
    const tree = growTree([
      { id: 5, parentId: 1 },
      { id: 7, parentId: 5 },
      { id: 6, parentId: 5 },
    ]);
    expect(tree.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([[5, [7, 6]]]);
  });
});
