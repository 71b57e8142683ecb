import { wordsOf } from '../../../imports/understanding/words.js';
import { distance, initialsOf, unitWords } from './unit-words.js';

export interface NamedUnit {
  code: string;
  name: string;
  /** The unit that the file is brought below. */
  root?: true;
}

/** The one unit that is meant (`surely` where nothing but marks, case and abbreviations differ), or those that may be. */
export interface FoundUnit {
  unit?: NamedUnit;
  surely: boolean;
  near: NamedUnit[];
}

interface PlaceUnit {
  unit: NamedUnit;
  kind: string;
  place: string;
}

/** Folded: a ward or commune, and what of it is meant by its name. */
const PLACE = /^(?:ubnd )?(phuong|xa|dac khu|thi tran)\b ?(.*)$/;
const BODY_OF_A_PLACE = /^(ubnd|dang uy) (phuong|xa|dac khu|thi tran)\b ?(.*)$/;
/** Its office and its commissions are others. */
const PARTY_UNIT = /^(co quan |khoi )?dang (uy|bo)( (phuong|xa|dac khu|thi tran)\b.*)?$/;

const MOST_NEAR = 3;
const MOST_MEANT = 12;

/** Finds units as people write them: by code, by name, by its abbreviations, by its beginning. */
export class UnitMatcher {
  private readonly byCode = new Map<string, NamedUnit[]>();
  private readonly byWords = new Map<string, NamedUnit[]>();
  private readonly byInitials = new Map<string, NamedUnit[]>();
  private readonly spelled: { unit: NamedUnit; words: string; tokens: Set<string> }[];
  private readonly root: PlaceUnit | undefined;
  private readonly found = new Map<string, FoundUnit>();

  constructor(units: readonly NamedUnit[]) {
    this.root = placeUnit(units.find(({ root }) => root));
    this.spelled = units.map((unit) => {
      const words = unitWords(unit.name);
      add(this.byCode, unit.code.toLowerCase(), unit);
      add(this.byWords, words, unit);
      for (const initials of initialsOf(unit.name)) add(this.byInitials, initials, unit);
      return { unit, words, tokens: new Set(words.split(' ')) };
    });
  }

  /** `among`: where a name fits several, the one that is the same as a unit meant by the section above. */
  find(typed: string, among?: NamedUnit): FoundUnit {
    const key = wordsOf(typed);
    const found = this.found.get(key) ?? this.search(key);
    this.found.set(key, found);
    if (found.unit || !among || !found.near.some(({ code }) => code === among.code)) return found;
    return { unit: among, surely: true, near: [] };
  }

  /** Every unit that a text may mean. */
  meant(typed: string): NamedUnit[] {
    const { unit, near } = this.find(typed);
    return [...(unit ? [unit] : []), ...near];
  }

  private search(typed: string): FoundUnit {
    const exact = this.byCode.get(typed.toLowerCase())?.filter(({ code }) => code === typed) ?? [];
    if (exact.length === 1) return { unit: exact[0]!, surely: true, near: [] };
    const words = unitWords(typed);
    if (words === '') return { surely: false, near: [] };
    const letters = words.replaceAll(' ', '');
    for (const list of [this.byCode.get(typed.toLowerCase()), this.byWords.get(words), this.byInitials.get(letters)])
      if (list)
        return list.length === 1
          ? { unit: list[0]!, surely: true, near: [] }
          : { surely: false, near: list.slice(0, MOST_MEANT) };
    const begun = this.spelled.filter((one) => one.words.startsWith(`${words} `) || isWithPlace(words, one.words));
    if (begun.length === 1) return { unit: begun[0]!.unit, surely: false, near: [] };
    return (
      (begun.length === 0 && this.ofPlace(words)) || {
        surely: false,
        near: (begun.length > 1 ? begun : this.alike(words))
          .slice(0, begun.length > 1 ? MOST_MEANT : MOST_NEAR)
          .map(({ unit }) => unit),
      }
    );
  }

  /** "UBND phường" is the ward itself, "Đảng ủy phường" the one unit of its Party committee; of another place or kind of place they are only near. */
  private ofPlace(words: string): FoundUnit | undefined {
    const [, body, kind, place] = BODY_OF_A_PLACE.exec(words) ?? [];
    if (!this.root || !body) return undefined;
    const units = body === 'ubnd' ? [this.root.unit] : this.partyUnits();
    const here = kind === this.root.kind && (place === '' || place === this.root.place);
    if (units.length === 1 && here) return { unit: units[0]!, surely: false, near: [] };
    return units.length === 0 ? undefined : { surely: false, near: units.slice(0, MOST_MEANT) };
  }

  private partyUnits(): NamedUnit[] {
    return this.spelled.filter(({ words }) => PARTY_UNIT.test(words)).map(({ unit }) => unit);
  }

  private alike(words: string) {
    const tokens = words.split(' ');
    return this.spelled
      .map((one) => {
        const shared = tokens.filter((token) => one.tokens.has(token)).length;
        const overlap = (2 * shared) / (tokens.length + one.tokens.size);
        return { ...one, nearness: distance(words, one.words, 3) <= Math.min(3, words.length / 4) ? 1 : overlap };
      })
      .filter(({ nearness }) => nearness >= 0.6)
      .sort((a, b) => b.nearness - a.nearness);
  }
}

function placeUnit(unit: NamedUnit | undefined): PlaceUnit | undefined {
  const [, kind, place = ''] = PLACE.exec(unitWords(unit?.name ?? '')) ?? [];
  return unit && kind ? { unit, kind, place } : undefined;
}

/** The first of units that may be meant, as a fault proposes them; '' where there is none. */
export function nearNames(near: readonly NamedUnit[]): string {
  return near
    .slice(0, MOST_NEAR)
    .map(({ code, name }) => `${name} (${code})`)
    .join('; ');
}

/** "Văn phòng HĐND và UBND phường Mẫu" is the office of that name; "Văn phòng Đảng ủy" is not "Văn phòng". */
function isWithPlace(words: string, name: string): boolean {
  return (
    words.startsWith(`${name} `) &&
    /^(phuong|xa|dac khu|thi tran|thi xa|quan|huyen|thanh pho|tinh|tp)\b/.test(words.slice(name.length + 1))
  );
}

function add(map: Map<string, NamedUnit[]>, key: string, unit: NamedUnit): void {
  const list = map.get(key);
  if (list) list.push(unit);
  else map.set(key, [unit]);
}
