import { KINDS_OF_ACT, type ActOfKind } from '../acts/decided/all-kinds.js';
import { isoOf, rowsOf } from '../acts/decided/match.js';
import type { Link, Onlooker } from '../audit/chain-walk.js';
import type { Rows } from '../database/db.js';
import type { Findings } from './finding.js';

interface Claim {
  chain: string;
  seq: number;
  /** The number in the chain's name, and that of the row the act names; null where it names none. */
  subject: number;
  named: number | null;
  at: string;
  account: number | null;
}

interface Payload {
  at?: unknown;
  account?: unknown;
  detail?: Record<string, unknown> | null;
}

/** Each act that decides something against the row it decided, while the chains are walked. */
export class ActsWithRows implements Onlooker {
  private claims = new Map<string, { of: ActOfKind; prefix: string; byName: boolean; list: Claim[] }>();

  constructor(
    private readonly on: Rows,
    private readonly findings: Findings,
  ) {}

  row(link: Link): void {
    const kinds = link.act === null ? undefined : KINDS_OF_ACT.get(link.act);
    if (!kinds) return;
    const payload = JSON.parse(link.payload) as Payload;
    for (const of of kinds) if (!of.maybe && of.mark !== 'chain') this.claim(link, payload, of);
  }

  async batch(): Promise<void> {
    const claims = this.claims;
    this.claims = new Map();
    for (const { of, prefix, byName, list } of claims.values()) {
      const lost = await this.on.rows<{ n: number }>(
        byName ? namedSql(of, prefix) : momentSql(of, prefix),
        byName ? named(list) : moments(list),
      );
      for (const { n } of lost) {
        const { chain, seq } = list[Number(n) - 1]!;
        this.findings.add({ code: 'no-row', chain, seq, field: of.kind.table });
      }
    }
  }

  private claim({ chain, seq, act }: Link, { at, account, detail }: Payload, of: ActOfKind): void {
    const [prefix = '', number] = chain.split(':');
    if (!of.kind.subject.chains.some(([known]) => known === prefix)) return;
    const given =
      typeof of.mark === 'string'
        ? []
        : [detail?.[of.mark[0]]].flat().filter((id): id is number => typeof id === 'number');
    const key = `${act} ${of.kind.name} ${prefix} ${given.length > 0}`;
    const held = this.claims.get(key) ?? { of, prefix, byName: given.length > 0, list: [] };
    this.claims.set(key, held);
    const claim = {
      chain,
      seq,
      subject: Number(number),
      at: String(at),
      account: typeof account === 'number' ? account : null,
    };
    held.list.push(...(given.length > 0 ? given.map((id) => ({ ...claim, named: id })) : [{ ...claim, named: null }]));
  }
}

function named(list: readonly Claim[]): unknown[] {
  return [list.map(({ subject }) => subject), list.map((claim) => claim.named)];
}

function moments(list: readonly Claim[]): unknown[] {
  return [list.map(({ subject }) => subject), list.map(({ at }) => at), list.map(({ account }) => account)];
}

function namedSql({ kind, mark }: ActOfKind, prefix: string): string {
  return `select g.n from unnest($1::int[], $2::int[]) with ordinality as g(subject, named, n)
    where not exists (select 1 from ${rowsOf(kind)} d ${kind.subject.joins} where d.${mark[1]} = g.named and ${isSubject(kind, prefix)}${whenOf(kind)})`;
}

function momentSql({ kind }: ActOfKind, prefix: string): string {
  return `select g.n from unnest($1::int[], $2::text[], $3::int[]) with ordinality as g(subject, at, account, n)
    where not exists (select 1 from ${rowsOf(kind)} d ${kind.subject.joins} where ${isSubject(kind, prefix)} and d.${kind.by} is not distinct from g.account
      and g.at collate "C" between ${isoOf(`d.${kind.at} - interval '5 seconds'`)} and ${isoOf(`d.${kind.at} + interval '5 seconds'`)}${whenOf(kind)})`;
}

/** A merged record's chain speaks of the one that stays. */
function isSubject(kind: ActOfKind['kind'], prefix: string): string {
  const subject = subjectOf(kind, prefix);
  return prefix === 'official'
    ? `(${subject} = g.subject or ${subject} = (select w.to_official from official_merges w where w.from_official = g.subject))`
    : `${subject} = g.subject`;
}

function subjectOf({ subject }: ActOfKind['kind'], prefix: string): string {
  return subject.chains.find(([known]) => known === prefix)![1];
}

function whenOf({ when }: ActOfKind['kind']): string {
  return when ? ` and ${when}` : '';
}
