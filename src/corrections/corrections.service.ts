import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import { dayIssue, isAnyDay, readAnyDay } from '../web/days.js';
import { farIssues } from '../web/far-day.js';
import type { Issue } from '../web/issues.js';
import { textOf, tidy } from '../web/read-form.js';
import { requireSeen, seenOf } from '../web/seen.js';
import type { CorrectedField, CorrectionKind, Stated, Touches, Words } from './correction-kind.js';
import { Correction } from './correction.entity.js';
import { versionsOf, type Version } from './corrections.queries.js';
import { ask } from './ask-for.js';
import { flagResults } from './flags.js';
import { waitingOn, type CorrectionRequestRow } from './requests.queries.js';

export const REASON = { least: 10, most: 2000 } as const;

export interface OpenedStated {
  stated: Stated;
  versions: Version[];
}

/** What became of it, and the page on which it stands. */
export interface Put {
  issues: Issue[];
  href: string;
  /** Not done yet: what it touches is shown first. */
  touched?: Shown;
  /** Not done yet: another has to confirm this request. */
  request?: number;
}

export interface Shown extends Touches {
  /** Goes along with the form that says yes to it. */
  agreed: string;
  of: 'reason' | 'why';
}

type After = (act: Act, stated: Stated, words: Words | null) => Promise<unknown>;

/** What a page was made from: not the words alone, as the same words may have been taken back, or mean something else, in between. */
export function seenOfStated({ stated: { words, way }, versions }: OpenedStated): string {
  return seenOf({ words, way, versions: versions.length });
}

/** Puts right what somebody stated: by whom it may be, with a reason, both versions kept, others told. */
@Injectable()
export class Corrections {
  private readonly served = new Map<string, { kind: CorrectionKind; after: After }>();

  constructor(private readonly acts: Acts) {}

  /** A kind that two people may put right, and what follows from it in its room. */
  serve(kind: CorrectionKind, after: After): void {
    this.served.set(kind.code, { kind, after });
  }

  kindOf(code: string): CorrectionKind {
    return this.served.get(code)!.kind;
  }

  async open(on: Asking, kind: CorrectionKind, id: number): Promise<OpenedStated> {
    return this.opened(on, kind, id, await kind.find(on, id));
  }

  correct(actor: Actor, kind: CorrectionKind, id: number, body: unknown): Promise<Put> {
    return this.put(actor, kind, id, body, 'reason');
  }

  async withdraw(actor: Actor, kind: CorrectionKind, id: number, body: unknown): Promise<Put> {
    if (!kind.acts.withdrawn) throw new NotFound();
    return this.put(actor, kind, id, body, 'why');
  }

  /** What a request touches as things are now, or why it can no longer be done. Nothing is done. */
  async review(act: Act, request: CorrectionRequestRow): Promise<Shown | Issue[]> {
    await this.lock(act, this.kindOf(request.kind), request.rowId);
    const opened = await this.asAsked(act, request);
    if (Array.isArray(opened)) return opened;
    return this.tried(act, this.kindOf(request.kind), opened, request.after, request.reason);
  }

  /** Does what was asked for, by who confirms it; what it touches is what they saw. */
  async confirmed(act: Act, request: CorrectionRequestRow, agreed: unknown): Promise<{ touched: Shown } | Issue[]> {
    const kind = this.kindOf(request.kind);
    await this.lock(act, kind, request.rowId);
    const opened = await this.asAsked(act, request);
    if (Array.isArray(opened)) return opened;
    const touched = await this.tried(act, kind, opened, request.after, request.reason);
    if (Array.isArray(touched)) return touched;
    if (touched.agreed !== agreed) return [{ field: 'agreed', code: 'corrections:issue.touchesMore' }];
    await this.keep(act, kind, opened, request.after, request.reason, { touched, request });
    return { touched };
  }

  private async opened(
    on: Asking,
    kind: CorrectionKind,
    id: number,
    stated: Stated | undefined,
  ): Promise<OpenedStated> {
    if (!stated) throw new NotFound();
    const versions = (await versionsOf(on, kind.code, [id])).get(id) ?? [];
    const last = versions.at(-1);
    if (last && !last.after && !kind.write) throw new Conflict('correction-withdrawn', { name: last.by });
    return { stated: kind.write ? stated : { ...stated, words: { ...stated.words, ...last?.after } }, versions };
  }

  /** The thing of a request, where it still is what it was when it was asked for. */
  private async asAsked(
    act: Act,
    { kind: code, rowId, before, after }: CorrectionRequestRow,
  ): Promise<OpenedStated | Issue[]> {
    const kind = this.kindOf(code);
    const stated = await kind.twoHands!.stands(act, rowId);
    if (!stated || seenOf(stated.words) !== seenOf(before))
      return [{ field: 'agreed', code: 'corrections:issue.movedOn' }];
    const wrong = after
      ? await kind.twoHands!.stillRight(act, stated, after)
      : await kind.twoHands!.strikes(act, stated);
    if (wrong.length > 0) return wrong.map((issue) => ({ ...issue, field: 'agreed' }));
    return this.opened(act, kind, rowId, stated);
  }

  private put(actor: Actor, kind: CorrectionKind, id: number, body: unknown, of: 'reason' | 'why'): Promise<Put> {
    return this.acts.perform(actor, async (act) => {
      const opened = await this.hold(act, kind, id, body);
      const { href, words: before } = opened.stated;
      const fields = fieldsOf(kind, opened.stated);
      const { words, issues } = of === 'why' ? { words: null, issues: [] } : readWords(kind, fields, body, act.today);
      const reason = reasonOf(body, of, issues);
      if (issues.length === 0 && words && fields.every(({ name }) => words[name] === (before[name] ?? '')))
        issues.push({ field: fields[0]!.name, code: 'corrections:issue.same' });
      if (issues.length === 0 && words) issues.push(...((await kind.check?.(act, opened.stated, words)) ?? []));
      if (issues.length > 0) return { issues, href };
      if (kind.twoHands) return this.byTwo(act, { kind, opened, words, reason, of, agreed: tidy(body)['agreed'] });
      await this.keep(act, kind, opened, words, reason);
      return { issues, href };
    });
  }

  private async hold(act: Act, kind: CorrectionKind, id: number, body: unknown): Promise<OpenedStated> {
    await this.lock(act, kind, id);
    const opened = await this.open(act, kind, id);
    requireSeen(body, seenOfStated(opened));
    const waiting = kind.twoHands && (await waitingOn(act, kind.code, id));
    if (waiting) throw act.beaten('correction-asked', { name: waiting.asker, at: waiting.askedAt });
    return opened;
  }

  /** One after the other, where the row itself cannot be held: what is only added to may not be locked. */
  private async lock(act: Act, kind: CorrectionKind, id: number): Promise<void> {
    await act.rows('select pg_advisory_xact_lock(hashtext($1), $2::int)', [`correction ${kind.code}`, id]);
    await kind.lock(act, id);
  }

  /** First shown with what it touches; then done, or asked for where another has to confirm it. */
  private async byTwo(act: Act, { kind, opened, words: typed, reason, of, agreed }: Putting): Promise<Put> {
    const { stated } = opened;
    const { href } = stated;
    const words = typed ? await kind.twoHands!.resolve(act, stated, typed) : null;
    if (Array.isArray(words)) return { issues: words, href };
    const stuck = words ? [] : await kind.twoHands!.strikes(act, stated);
    if (stuck.length > 0) return { issues: stuck.map((issue) => ({ ...issue, field: of })), href };
    const touched = await this.tried(act, kind, opened, words, reason, of);
    if (Array.isArray(touched)) return { issues: touched, href };
    if (!touched.atOnce && touched.agreed !== agreed) return { issues: [], href, touched };
    if (touched.second) return { issues: [], href, request: await ask(act, kind, stated, words, reason, touched) };
    await this.keep(act, kind, opened, words, reason, { touched });
    return { issues: [], href };
  }

  /** Does it, looks and undoes it: what is shown is what will be. */
  private async tried(
    act: Act,
    kind: CorrectionKind,
    { stated }: OpenedStated,
    words: Words | null,
    reason: string,
    of: 'reason' | 'why' = 'reason',
  ): Promise<Shown | Issue[]> {
    let refusal: unknown;
    let touches: Touches | undefined;
    await act.change('savepoint tried');
    try {
      touches = await kind.twoHands!.touches(act, stated, words, () => this.change(act, kind, stated, words, reason));
    } catch (error) {
      refusal = error;
    }
    await act.change('rollback to savepoint tried');
    if (touches) return { ...touches, agreed: seenOf({ touches }), of };
    const issue = words && (await kind.twoHands!.refused(act, refusal, stated, words));
    if (!issue) throw refusal;
    return [issue];
  }

  private async change(
    act: Act,
    kind: CorrectionKind,
    stated: Stated,
    words: Words | null,
    reason: string,
  ): Promise<void> {
    await kind.write?.(act, stated, words, reason);
    await this.served.get(kind.code)?.after(act, stated, words);
  }

  private async keep(
    act: Act,
    kind: CorrectionKind,
    { stated, versions }: OpenedStated,
    words: Words | null,
    reason: string,
    { touched, request }: { touched?: Touches; request?: CorrectionRequestRow } = {},
  ): Promise<void> {
    const { id, chain, unitId, words: before } = stated;
    const given = { kind: kind.code, rowId: id, number: versions.length + 1, chain, unitId, before, after: words };
    const { id: correction } = await act.insert(Correction, {
      ...given,
      reason,
      ...act.by,
      requestId: request?.id ?? null,
    });
    await this.change(act, kind, stated, words, reason);
    const asked = request ? { request: request.id, askedBy: request.askedBy } : {};
    const detail = {
      correction,
      [kind.code]: id,
      before: toldOf(kind, before),
      ...(words ? { after: toldOf(kind, words) } : {}),
      reason,
      ...asked,
    };
    await act.record(chain, (words ? kind.acts.corrected : kind.acts.withdrawn)!, detail);
    const people = [...new Set([...stated.told, ...(touched?.officialIds ?? [])])];
    const others = people.filter((officialId) => officialId !== act.actor.officialId);
    await act.tell(others, `${kind.code}-${words ? 'corrected' : 'withdrawn'}`, stated.toldAt ?? stated.href, {
      by: act.actor.name,
      ...stated.about,
      ...(words && kind.tells?.(words)),
    });
    if (touched) await flagResults(act, correction, stated, touched);
  }
}

interface Putting {
  kind: CorrectionKind;
  opened: OpenedStated;
  words: Words | null;
  reason: string;
  of: 'reason' | 'why';
  agreed: unknown;
}

export function fieldsOf(kind: CorrectionKind, stated: Stated): readonly CorrectedField[] {
  return stated.fields ?? kind.fields;
}

function readWords(
  { settle }: CorrectionKind,
  fields: readonly CorrectedField[],
  body: unknown,
  today: string,
): { words: Words; issues: Issue[] } {
  const typed = tidy(body);
  const read = fields.map(({ name, day }) => {
    const text = textOf(typed, name) ?? '';
    return [name, (day && readAnyDay(text)) || text] as const;
  });
  const issues = fields.flatMap(({ name, least, most, day, oneOf }, place): Issue[] => {
    const text = read[place]![1];
    if (day && isAnyDay(text)) return farIssues(name, text, today, body);
    if (day) return least === 0 && text === '' ? [] : [dayIssue(name, text)];
    if (oneOf) return oneOf.codes.includes(text) ? [] : [{ field: name, code: 'corrections:issue.choose' }];
    const { length } = text;
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

function toldOf({ untold = [] }: CorrectionKind, words: Words): Words {
  return Object.fromEntries(Object.entries(words).filter(([name]) => !untold.includes(name)));
}
