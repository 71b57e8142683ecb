import type { Rows, Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';

/** What is particular about a record: how it is found and locked, how an actor stands to it, who knows of it. */
export interface DoorRules<R, O, A extends unknown[]> {
  find(on: Rows, id: number): Promise<R | undefined>;
  /** The row locked, then read. */
  lock(tx: Tx, id: number): Promise<R | undefined>;
  /** The record with the actor's standing to it. */
  standing(on: Rows, actor: Actor, record: R, ...more: A): Promise<O> | O;
  known(opened: O): boolean;
}

export interface Door<R, O, A extends unknown[]> {
  /** For reading. */
  open(on: Rows, actor: Actor, id: number, ...more: A): Promise<O>;
  /** For an act: its row is locked, and who may do what is asked behind the lock. */
  openToAct(tx: Tx, actor: Actor, id: number, ...more: A): Promise<O>;
  /** A record already at hand. */
  admit(on: Rows, actor: Actor, record: R | undefined, ...more: A): Promise<O>;
}

/** 404 for what is not there and for what this person may not know of, which is the same to them. */
export function door<R, O, A extends unknown[]>(rules: DoorRules<R, O, A>): Door<R, O, A> {
  const admit: Door<R, O, A>['admit'] = async (on, actor, record, ...more) => {
    const opened = record && (await rules.standing(on, actor, record, ...more));
    if (!opened || !rules.known(opened)) throw new NotFound();
    return opened;
  };
  return {
    open: async (on, actor, id, ...more) => admit(on, actor, await rules.find(on, id), ...more),
    openToAct: async (tx, actor, id, ...more) => admit(tx, actor, await rules.lock(tx, id), ...more),
    admit,
  };
}
