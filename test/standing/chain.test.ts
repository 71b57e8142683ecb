import { approverOf, type ChainUnit, type Holder } from '../../src/standing/chain.js';

const NAMES: Record<string, number> = { an: 1, binh: 2, chi: 3, dung: 4, em: 5 };
const who = (name: string | null): Holder | null => (name ? { officialId: NAMES[name]!, name } : null);

/** "an", "-" for a vacancy, "an>binh" where binh acts beside an, "->binh" where binh acts and nobody holds the post. */
function chain(...units: string[]): ChainUnit[] {
  return units.map((text, i) => {
    const [head, acting] = text.split('>');
    return {
      unitId: 10 + i,
      path: '/',
      name: `unit ${i}`,
      head: head === '-' ? null : who(head!),
      acting: who(acting ?? null),
    };
  });
}

describe('who approves whom', () => {
  const cases: [what: string, person: string, units: string[], approver: string, at?: number][] = [
    ['staff: the head of the unit', 'em', ['an', 'binh', 'chi'], 'an', 10],
    ['a head: the head above', 'an', ['an', 'binh', 'chi'], 'binh', 11],
    ['the head of the root: outside', 'chi', ['chi'], 'outside'],
    ['staff of a unit without a head: the nearest above', 'em', ['-', '-', 'chi'], 'chi', 12],
    ['nobody anywhere: outside', 'em', ['-', '-'], 'outside'],
    ['an acting head stands before the head', 'em', ['an>dung', 'binh'], 'dung', 10],
    ['the acting head: the head above', 'dung', ['an>dung', 'binh'], 'binh', 11],
    ['the head whose place is taken: the head above, not the one who acts', 'an', ['an>dung', 'binh'], 'binh', 11],
    ['an acting head without a head', 'em', ['->dung', 'binh'], 'dung', 10],
    ['a head above a vacancy', 'an', ['an', '-', 'chi'], 'chi', 12],
    ['head here and one above: further up', 'an', ['an', 'an', 'chi'], 'chi', 12],
    ['head at every level: outside', 'an', ['an', 'an', 'an'], 'outside'],
    ['acting above their own unit: passed over', 'em', ['-', 'binh>em', 'chi'], 'chi', 12],
    ['staff of a unit whose head above acts there', 'em', ['->binh', 'binh'], 'binh', 10],
    ['head of their own unit and acting above', 'an', ['an', 'binh>an', '-'], 'outside'],
    ['an unknown unit: outside', 'em', [], 'outside'],
  ];

  for (const [what, person, units, approver, at] of cases) {
    it(what, () => {
      const found = approverOf(NAMES[person]!, chain(...units));
      expect(found).toEqual(approver === 'outside' ? 'outside' : { ...who(approver)!, unitId: at });
    });
  }

  it('never names the person themself, whoever stands where', () => {
    const places = ['an', 'binh', '-', 'an>binh', 'binh>an', '->an'];
    for (const a of places)
      for (const b of places)
        for (const c of places) {
          const found = approverOf(1, chain(a, b, c));
          expect(found === 'outside' || found.officialId !== 1).toBe(true);
        }
  });
});
