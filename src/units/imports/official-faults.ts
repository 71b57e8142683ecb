import type { RowFault } from '../../imports/plan.js';
import { personTypes } from '../../scoring/editions/edition.js';
import { isAnyDay } from '../../web/days.js';
import { farCode } from '../../web/far-day.js';
import { formatDate } from '../../web/format.js';
import { dayAfter } from '../days.js';
import { postBefore, samePost, type KnownOfficial, type OfficialFacts, type OfficialLine } from './official-facts.js';

const KINDS: ReadonlySet<string> = new Set(personTypes);

/** Why rows that are sound in themselves cannot be taken as things stand. */
export class StandingFaults {
  private readonly heads: Map<string, Set<string>>;
  private readonly merged: ReadonlyMap<string, string | null>;
  private readonly shut: ReadonlyMap<string, string>;
  private readonly today: string;

  constructor(lines: readonly OfficialLine[], facts: OfficialFacts) {
    this.heads = headsAfter(lines, facts);
    this.merged = new Map(facts.merged);
    this.shut = new Map(facts.shut);
    this.today = facts.today;
  }

  of(line: OfficialLine, before: KnownOfficial | undefined): RowFault[] {
    return [
      ...this.headFaults(line),
      ...scopeFaults(line, before),
      ...kindFaults(line, before),
      ...this.mergedFaults(line),
      ...this.dayFaults(line, before),
    ];
  }

  private headFaults({ position, unitCode, code }: OfficialLine): RowFault[] {
    const heads = this.heads.get(unitCode);
    if (position !== 'head' || (heads?.size ?? 0) < 2) return [];
    return [{ column: 'position', code: 'head-taken', value: othersIn(heads, code) }];
  }

  /** A merged record holds nothing any more: the row names its code, the fault the one that holds today. */
  private mergedFaults({ code }: OfficialLine): RowFault[] {
    const now = this.merged.get(code);
    if (now === undefined) return [];
    return now === null
      ? [{ column: 'code', code: 'taken-elsewhere', value: code }]
      : [{ column: 'code', code: 'merged', value: now }];
  }

  /** A post that stands was asked about already; another one is after it, not far, and in no month that is closed. */
  private dayFaults(line: OfficialLine, before: KnownOfficial | undefined): RowFault[] {
    const post = postBefore(line, before);
    if (!isAnyDay(line.fromDate) || (post && samePost(line, post))) return [];
    const faults: RowFault[] = [];
    if (post && line.fromDate <= post.fromDate)
      faults.push({ column: 'from_date', code: 'not-after', value: formatDate(post.fromDate, 'vi') });
    const far = farCode(line.fromDate, this.today);
    if (far) faults.push({ column: 'from_date', code: far, value: formatDate(line.fromDate, 'vi') });
    const last = [line.unitCode, post?.unitCode ?? '']
      .map((code) => this.shut.get(code) ?? '')
      .sort()
      .at(-1)!;
    // The value is the first day that is free.
    if (line.fromDate <= last)
      faults.push({ column: 'from_date', code: 'month-shut', value: formatDate(dayAfter(last), 'vi') });
    return faults;
  }
}

function scopeFaults({ code }: OfficialLine, before: KnownOfficial | undefined): RowFault[] {
  return before && !before.inScope ? [{ column: 'code', code: 'taken-elsewhere', value: code }] : [];
}

/** For whom the decree holds hangs on the kind, so another one is put right on the person's page, where what it touches is shown first. */
function kindFaults({ personType, main }: OfficialLine, before: KnownOfficial | undefined): RowFault[] {
  const other = before !== undefined && main && personType !== before.personType;
  return other && KINDS.has(personType) ? [{ column: 'person_type', code: 'kind-by-page' }] : [];
}

/** Who heads each unit once the file is written: those of today who stay, and those whom the file makes head. */
function headsAfter(
  lines: readonly OfficialLine[],
  { heads: today, officials }: OfficialFacts,
): Map<string, Set<string>> {
  const mains = new Map(lines.filter(({ main }) => main).map((line) => [line.code, line]));
  const known = new Map(officials.map((official) => [official.code, official]));
  const heads = new Map<string, Set<string>>();
  const add = (unit: string, code: string) => heads.set(unit, (heads.get(unit) ?? new Set()).add(code));
  for (const [unit, code] of today) {
    const leaves = mains.has(code) && known.get(code)?.post?.unitCode === unit;
    if (!leaves) add(unit, code);
  }
  for (const line of lines) if (line.position === 'head') add(line.unitCode, line.code);
  return heads;
}

/** Some of the others, enough to know them by: naming all of them for each would cost their square. */
function othersIn(heads: ReadonlySet<string> | undefined, own: string): string {
  const some: string[] = [];
  for (const code of heads ?? []) {
    if (code === own) continue;
    if (some.length === 3) return `${some.join(', ')}…`;
    some.push(code);
  }
  return some.join(', ');
}
