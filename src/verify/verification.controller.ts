import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Inject, Post } from '@nestjs/common';
import { Checkpoints } from '../audit/checkpoints/checkpoints.service.js';
import { lastCheckpoint } from '../audit/checkpoints/checkpoints.queries.js';
import { fingerprintOf, openPublicKey } from '../audit/checkpoints/signing-key.js';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Labels } from '../web/labels.js';
import { findingWords } from './finding-words.js';
import { VerificationService } from './verification.service.js';

const MOST_SHOWN = 100;

@Controller('audit')
@Allow('inspector')
export class VerificationController {
  constructor(
    private readonly verification: VerificationService,
    private readonly labels: Labels,
    private readonly checkpoints: Checkpoints,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Goes through what the reader may read, now, and says whether all of it holds. */
  @Get('verification')
  async show(@CurrentAsking() asking: Asking): Promise<Page> {
    const paths = scopesOf(asking.actor, 'inspector').map(({ path }) => path);
    const { chains, rows, decided, recomputed, findings } = await this.verification.below(paths);
    const t = this.labels.in(asking.actor.lang);
    const key = openPublicKey(this.config.checkpointKeyFile);
    return page(
      'audit/verification',
      {
        chains,
        rows,
        decided,
        recomputed,
        whole: findings.count === 0,
        more: findings.count - Math.min(findings.count, MOST_SHOWN),
        findings: findings.list.slice(0, MOST_SHOWN).map((finding) => findingWords(t, finding)),
        checkpoint: (await lastCheckpoint(asking)) ?? null,
        key: key ? fingerprintOf(key) : null,
      },
      'audit:verification.title',
    );
  }

  @Post('checkpoints')
  async take(@CurrentActor() actor: Actor): Promise<Redirect> {
    await this.checkpoints.ask(actor);
    return redirect('/audit/verification', 'audit:verification.taken');
  }
}
