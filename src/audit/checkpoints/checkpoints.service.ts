import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { join } from 'node:path';
import { Clock } from '../../clock.js';
import { CONFIG } from '../../config-token.js';
import type { Config } from '../../config.js';
import { Db } from '../../database/db.js';
import { recordAct } from '../../acts/record-act.js';
import type { Actor } from '../../web/actor.js';
import type { CheckpointReason, KeptCheckpoint } from './checkpoints.queries.js';
import { openSigningKey } from './signing-key.js';
import { takeCheckpoint } from './take-checkpoint.js';

const LOOK_EVERY = 10 * 60_000;
const NIGHT_LOCK = 7240260;

/** Takes checkpoints: each night by one of all instances, after what was closed, and when somebody asks. */
@Injectable()
export class Checkpoints implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Checkpoints.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.inBackground(() => this.night()), LOOK_EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Once a day, when it has begun: the instance that gets the lock does it, the others find it done. */
  async night(): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const { mine } = (await tx.one<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [NIGHT_LOCK]))!;
      const today = this.clock.today();
      if (
        !mine ||
        (await tx.one(`select 1 from checkpoints where reason = 'nightly' and (at at time zone $1)::date = $2`, [
          this.clock.zone,
          today,
        ]))
      )
        return false;
      await this.take('nightly');
      return true;
    });
  }

  /** After a period or a sitting was closed; whoever closed it does not wait. */
  afterClosing(): void {
    this.inBackground(() => this.take('closing'));
  }

  async ask(actor: Actor): Promise<KeptCheckpoint> {
    const kept = await this.take('asked', actor.accountId);
    await this.db.tx((tx) =>
      recordAct(tx, {
        chain: `account:${actor.accountId}`,
        act: 'account.checkpoint-taken',
        account: actor.accountId,
        at: this.clock.now(),
        detail: { code: kept.code },
      }),
    );
    return kept;
  }

  /** When everything begun in the background is done. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async take(reason: CheckpointReason, account: number | null = null): Promise<KeptCheckpoint> {
    const { checkpointKeyFile, dataDir } = this.config;
    return takeCheckpoint(this.db, {
      reason,
      account,
      at: this.clock.now(),
      zone: this.clock.zone,
      key: openSigningKey(checkpointKeyFile),
      folder: join(dataDir, 'checkpoints'),
    });
  }

  private inBackground(work: () => Promise<unknown>): void {
    this.running = this.running
      .then(work)
      .catch((error: unknown) =>
        this.log.error(`No checkpoint was taken: ${error instanceof Error ? error.message : String(error)}`),
      );
  }
}
