import type { Rows, Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound, type Conflict } from '../web/errors.js';

/** What is particular about a record: how it is found and locked, and how an actor stands to it. */
interface DoorRules<R, O, A extends unknown[]> {
  find(on: Rows, id: number): Promise<R | undefined>;
  /** The row locked, then read. */
  lock(tx: Tx, id: number): Promise<R | undefined>;
  /** The record with the actor's standing to it; null where they may not know of it. */
  standing(on: Rows, actor: Actor, record: R, ...more: A): Promise<O | null> | O | null;
}

export interface Door<O, A extends unknown[]> {
  /** For reading. */
  open(on: Rows, actor: Actor, id: number, ...more: A): Promise<O>;
  /** For an act: the row is locked, and who may do what is asked behind the lock. */
  openToAct(tx: Tx, actor: Actor, id: number, ...more: A): Promise<O>;
}

/** 404 for what is not there and for what this person may not know of, which is the same to them. */
export function door<R, O, A extends unknown[]>({ find, lock, standing }: DoorRules<R, O, A>): Door<O, A> {
  const admit = async (on: Rows, actor: Actor, record: R | undefined, more: A): Promise<O> => {
    const opened = record === undefined ? null : await standing(on, actor, record, ...more);
    if (opened === null) throw new NotFound();
    return opened;
  };
  return {
    open: async (on, actor, id, ...more) => admit(on, actor, await find(on, id), more),
    openToAct: async (tx, actor, id, ...more) => admit(tx, actor, await lock(tx, id), more),
  };
}

/** A door to the bare record, where knowing of it is a question about the actor alone. */
export function plainDoor<R>({
  find,
  lock,
  known,
}: Omit<DoorRules<R, R, []>, 'standing'> & { known(actor: Actor, record: NoInfer<R>): boolean }): Door<R, []> {
  return door({ find, lock, standing: (_on, actor, record: R) => (known(actor, record) ? record : null) });
}

/** What else an act asks of whoever came through the door. */
interface Guard<O> {
  /** Without it 403, with the code. */
  may?(actor: Actor, opened: O): boolean;
  code?: string;
  /** Why the record does not stand so that this can be done (409), or null. */
  beaten?(opened: O): Conflict | null;
}

/** A door behind a door: first the right, then the record's state. */
export function innerDoor<O, A extends unknown[]>(
  outer: Door<O, A>,
  { may, code, beaten }: Guard<NoInfer<O>>,
): Door<O, A> {
  const pass = (actor: Actor, opened: O): O => {
    if (may && !may(actor, opened)) throw new Forbidden(code);
    const conflict = beaten?.(opened) ?? null;
    if (conflict) throw conflict;
    return opened;
  };
  return {
    open: async (on, actor, id, ...more) => pass(actor, await outer.open(on, actor, id, ...more)),
    openToAct: async (tx, actor, id, ...more) => pass(actor, await outer.openToAct(tx, actor, id, ...more)),
  };
}
