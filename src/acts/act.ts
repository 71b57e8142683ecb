import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Clock } from '../clock.js';
import { recordAct } from './record-act.js';
import { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { notifyAccounts } from './notify-accounts.js';
import { notifyMany } from './notify.js';

/** Who did something first, and when. */
export interface Earlier {
  name: string | null;
  at: Date | string | null;
}

/** An act under way: its transaction, who acts, when. What it writes, records and tells carries both. */
export class Act extends Tx {
  /** The agency's day, YYYY-MM-DD. */
  readonly today: string;
  readonly zone: string;
  private moment: Date | null = null;

  constructor(
    manager: EntityManager,
    client: PoolClient,
    readonly actor: Actor,
    private readonly clock: Clock,
  ) {
    super(manager, client);
    this.today = clock.today();
    this.zone = clock.zone;
  }

  /** One moment for all it writes: when it is first asked for, which is behind the lock, so that who waited comes after. */
  get at(): Date {
    return (this.moment ??= this.clock.now());
  }

  /** Who and when, as the columns of a row: `insert(Return, { …, ...act.by })`. */
  get by(): { byAccount: number; at: Date } {
    return { byAccount: this.actor.accountId, at: this.at };
  }

  /** The audit row. `chain` is what the act was done to: "evaluation:12". */
  record(chain: string, act: string, detail: Record<string, unknown> = {}): Promise<void> {
    return recordAct(this, { chain, act, account: this.actor.accountId, at: this.at, detail });
  }

  /** Tells a person; several are told in one statement. The sentence is the label `notices:<code>`. */
  tell(
    officials: number | readonly number[],
    code: string,
    href: string,
    params: Record<string, unknown> = {},
  ): Promise<void> {
    const told = typeof officials === 'number' ? [officials] : officials;
    return notifyMany(
      this,
      told.map((officialId) => ({ officialId, code, params, href, at: this.at })),
    );
  }

  /** The same for accounts, who need not be officials. */
  tellAccounts(
    accounts: readonly number[],
    code: string,
    href: string,
    params: Record<string, unknown> = {},
  ): Promise<void> {
    return notifyAccounts(
      this,
      accounts.map((accountId) => ({ accountId, code, params, href, at: this.at })),
    );
  }

  /** 409 that says who was first, and when. */
  beaten(code: string, { name, at }: Earlier, params: Record<string, unknown> = {}): Conflict {
    return new Conflict(code, { name: name ?? '', at: formatMoment(at, this.zone), ...params });
  }
}
