import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import { dayIssue, isDay, readDay } from '../web/days.js';
import type { Issue } from '../web/issues.js';
import { textOf, tidy } from '../web/read-form.js';
import { requireSeen, seenOf } from '../web/seen.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from './correction-kind.js';
import { Correction } from './correction.entity.js';
import { versionsOf, type Version } from './corrections.queries.js';

export const REASON = { least: 10, most: 2000 } as const;

export interface OpenedStated {
  stated: Stated;
  versions: Version[];
}

/** What became of it, and the page on which it stands. */
export interface Put {
  issues: Issue[];
  href: string;
}

/** What a page was made from: not the words alone, as the same words may have been taken back, or mean something else, in between. */
export function seenOfStated({ stated: { words, way }, versions }: OpenedStated): string {
  return seenOf({ words, way, versions: versions.length });
}

/** Puts right what somebody stated: by whom it may be, with a reason, both versions kept, others told. */
@Injectable()
export class Corrections {
  constructor(private readonly acts: Acts) {}

  async open(on: Asking, kind: CorrectionKind, id: number): Promise<OpenedStated> {
    const stated = await kind.find(on, id);
    if (!stated) throw new NotFound();
    const versions = (await versionsOf(on, kind.code, [id])).get(id) ?? [];
    const last = versions.at(-1);
    if (last && !last.after && !kind.write) throw new Conflict('correction-withdrawn', { name: last.by });
    return { stated: kind.write ? stated : { ...stated, words: { ...stated.words, ...last?.after } }, versions };
  }

  correct(actor: Actor, kind: CorrectionKind, id: number, body: unknown): Promise<Put> {
    return this.put(actor, kind, id, body, 'reason');
  }

  async withdraw(actor: Actor, kind: CorrectionKind, id: number, body: unknown): Promise<Put> {
    if (!kind.acts.withdrawn) throw new NotFound();
    return this.put(actor, kind, id, body, 'why');
  }

  private put(
    actor: Actor,
    kind: CorrectionKind,
    id: number,
    body: unknown,
    reasonField: 'reason' | 'why',
  ): Promise<Put> {
    return this.acts.perform(actor, async (act) => {
      const opened = await this.hold(act, kind, id, body);
      const { href, words: before } = opened.stated;
      const fields = fieldsOf(kind, opened.stated);
      const { words, issues } = reasonField === 'why' ? { words: null, issues: [] } : readWords(kind, fields, body);
      const reason = reasonOf(body, reasonField, issues);
      if (issues.length === 0 && words && fields.every(({ name }) => words[name] === (before[name] ?? '')))
        issues.push({ field: fields[0]!.name, code: 'corrections:issue.same' });
      if (issues.length === 0 && words) issues.push(...((await kind.check?.(act, opened.stated, words)) ?? []));
      if (issues.length === 0) await this.keep(act, kind, opened, words, reason);
      return { issues, href };
    });
  }

  private async hold(act: Act, kind: CorrectionKind, id: number, body: unknown): Promise<OpenedStated> {
    // One after the other, where the row itself cannot be held: what is only added to may not be locked.
    await act.rows('select pg_advisory_xact_lock(hashtext($1), $2::int)', [`correction ${kind.code}`, id]);
    await kind.lock(act, id);
    const opened = await this.open(act, kind, id);
    requireSeen(body, seenOfStated(opened));
    return opened;
  }

  private async keep(
    act: Act,
    kind: CorrectionKind,
    { stated, versions }: OpenedStated,
    words: Words | null,
    reason: string,
  ): Promise<void> {
    const { id, chain, unitId, words: before } = stated;
    const given = { kind: kind.code, rowId: id, number: versions.length + 1, chain, unitId, before, after: words };
    const { id: correction } = await act.insert(Correction, { ...given, reason, ...act.by });
    await kind.write?.(act, stated, words, reason);
    const detail = { correction, [kind.code]: id, before, ...(words ? { after: words } : {}), reason };
    await act.record(chain, (words ? kind.acts.corrected : kind.acts.withdrawn)!, detail);
    const others = stated.told.filter((officialId) => officialId !== act.actor.officialId);
    await act.tell(others, `${kind.code}-${words ? 'corrected' : 'withdrawn'}`, stated.toldAt ?? stated.href, {
      by: act.actor.name,
      ...stated.about,
      ...(words && kind.tells?.(words)),
    });
  }
}

export function fieldsOf(kind: CorrectionKind, stated: Stated): readonly CorrectedField[] {
  return stated.fields ?? kind.fields;
}

function readWords(
  { settle }: CorrectionKind,
  fields: readonly CorrectedField[],
  body: unknown,
): { words: Words; issues: Issue[] } {
  const typed = tidy(body);
  const read = fields.map(({ name, day }) => {
    const text = textOf(typed, name) ?? '';
    return [name, (day && readDay(text)) || text] as const;
  });
  const issues = fields.flatMap(({ name, least, most, day, oneOf }, place): Issue[] => {
    if (day) return isDay(read[place]![1]) ? [] : [dayIssue(name, read[place]![1])];
    if (oneOf) return oneOf.codes.includes(read[place]![1]) ? [] : [{ field: name, code: 'corrections:issue.choose' }];
    const { length } = read[place]![1];
    return length < least || length > most
      ? [
          {
            field: name,
            code: least === 0 ? 'corrections:issue.most' : 'corrections:issue.length',
            params: { least, most },
          },
        ]
      : [];
  });
  const words: Words = Object.fromEntries(read);
  return { words: settle && issues.length === 0 ? settle(words) : words, issues };
}

function reasonOf(body: unknown, field: 'reason' | 'why', issues: Issue[]): string {
  const reason = textOf(tidy(body), field) ?? '';
  if (reason.length < REASON.least || reason.length > REASON.most)
    issues.push({ field, code: 'corrections:issue.reason', params: REASON });
  return reason;
}
