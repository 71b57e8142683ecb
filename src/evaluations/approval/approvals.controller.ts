import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { decidingScopes } from '../../standing/scopes.js';
import { scopesOf } from '../../web/actor.js';
import { page, Redirect, type Page } from '../../web/answers.js';
import { approvalQueue, ownEvaluations, type QueueItem } from './approval-queue.js';
import { groupOf, ownLine, queueGroups, queueLine } from './approval-queue.view.js';
import { workedFor } from './head-comments.service.js';
import { openHeadEvaluation } from './head-evaluation.js';
import { noteOpening } from '../draft/note-opening.js';
import { headPage } from './head-page.js';
import { isSecretary } from '../outside/outside-decision.policy.js';
import { waitingOutsideDecisions } from '../outside/outside-decision.queries.js';
import { openPetitions } from '../petition/petition-decisions.queries.js';
import { handedIn } from '../result/results.queries.js';
import { evaluationState } from '../../periods/evaluation-state.js';
import type { OpenedEvaluation } from '../evaluation-access.js';
import { standInsOf } from '../../units/stand-ins.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals')
@Allow('head', 'outside-approver', 'personnel', 'committee')
export class ApprovalsController {
  @Get()
  async queue(@CurrentAsking() asking: Asking): Promise<Page> {
    const today = asking.today;
    const queue = await approvalQueue(asking, asking.actor, today);
    const [own, others, petitions, outside, standIns] = await Promise.all([
      ownEvaluations(asking, asking.actor.officialId),
      workedFor(asking),
      openPetitions(asking, asking.actor, today),
      this.toConfirm(asking),
      standInsOf(asking),
    ]);
    const mine = queue.filter((item) => item.mine);
    const data = {
      groups: queueGroups(mine, today),
      notYet: notYet(mine),
      outside: queue
        .filter((item) => item.outside && !item.mine && item.deciding !== null)
        .map((item) => queueLine(item, today)),
      toConfirm: outside,
      own: own.map((row) => ownLine(row, today)),
      others,
      standIns,
      petitions: petitions.length,
      deciding: decidingScopes(asking.actor).length > 0,
      empty: queue.length === 0 && own.length === 0 && outside.length === 0 && others.length === 0,
    };
    return page('approvals/queue', data, 'approvals:queue.title');
  }

  @Get(':id')
  async evaluation(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const { opened, head } = await openHeadEvaluation(asking, id);
    if (head) {
      await noteOpening(asking, id, asking.at);
      return headPage(asking, head);
    }
    if (opened.evaluation.approvalId !== null) return new Redirect(`/evaluations/${id}`);
    return this.waitingPage(asking, opened);
  }

  /** Nothing to decide yet: who it waits for, and what was said when it was given back. */
  private async waitingPage(asking: Asking, { evaluation }: OpenedEvaluation): Promise<Page> {
    const handed = await handedIn(asking, evaluation.id);
    const returned = handed.find((one) => one.returned)?.returned ?? null;
    const texts = new Map(evaluation.content.criteria.map((criterion) => [criterion.code, criterion.text]));
    const criteria = Object.entries((returned?.criteria ?? {}) as Record<string, string>).map(([code, reason]) => ({
      text: texts.get(code) ?? code,
      reason,
    }));
    const data = {
      name: evaluation.officialName,
      unitName: evaluation.unitName,
      month: evaluation.month,
      dueOn: evaluation.selfDueOn,
      returned,
      criteria,
      state: evaluationState({ ...evaluation, today: asking.today }),
    };
    return page('approvals/waiting', data, 'approvals:evaluation.title', { name: evaluation.officialName });
  }

  private async toConfirm(asking: Asking) {
    const seats = asking.actor.committees.filter((seat) => isSecretary(asking.actor, seat.path));
    const waiting = await waitingOutsideDecisions(
      asking,
      [...seats, ...scopesOf(asking.actor, 'personnel')].map((scope) => scope.path),
    );
    return waiting.map((decision) => ({
      ...decision,
      mine: decision.enteredBy === asking.actor.accountId,
      href: `/approvals/${decision.evaluationId}/outside-decision`,
    }));
  }
}

function notYet(items: readonly QueueItem[]): { count: number; dueOn: string | null } {
  const waiting = items.filter((item) => groupOf(item) === 'not-yet');
  return { count: waiting.length, dueOn: waiting.map((item) => item.selfDueOn).sort()[0] ?? null };
}
