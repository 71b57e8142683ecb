import { formerPapers } from '../interim/interim-list.js';
import { Injectable } from '@nestjs/common';
import { AccessRequestsService } from '../accounts/access-requests.service.js';
import { Clock } from '../clock.js';
import { countFlags } from '../corrections/flags.js';
import { CorrectionRequests } from '../corrections/requests.service.js';
import { commitmentsNow } from '../commitments/commitments-now.js';
import { deskNow } from '../committee/desk-now.js';
import { countersignaturesFor } from '../criteria/countersignatures.js';
import { Db } from '../database/db.js';
import { approvalsNow } from '../evaluations/approval/approvals-now.js';
import { myEvaluationNow } from '../evaluations/my-evaluation.js';
import { legalNow } from '../legal/legal-now.js';
import { periodsOverview } from '../periods/overview.js';
import { obstaclesNow } from '../obstacles/obstacles-now.js';
import { firstSteps } from './first-steps.js';
import { annulmentsToAnswer } from '../units/history/annulments.service.js';
import { partyNow } from '../party/party-now.js';
import { offeredTo } from '../units/stand-ins.js';
import type { Actor } from '../web/actor.js';
import { resultsTasks } from './results-tasks.js';
import { yearNow } from '../years/year-now.js';
import {
  accessTasks,
  annulmentTasks,
  approvalTasks,
  commitmentTasks,
  committeeTasks,
  correctionTasks,
  countersignatureTasks,
  interimTasks,
  legalTasks,
  noticeTasks,
  obstacleTasks,
  partyTasks,
  periodTasks,
  standInTasks,
  yearTasks,
  type Task,
} from './tasks.js';

/** Gathers what waits for a person from the rooms they may enter. */
@Injectable()
export class HomeService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly requests: AccessRequestsService,
    private readonly toConfirm: CorrectionRequests,
  ) {}

  async now(actor: Actor) {
    const today = this.clock.today();
    const [evaluation, tasks, first] = await Promise.all([
      myEvaluationNow(this.db, actor, today),
      this.tasks(actor, today),
      firstSteps(this.db, actor, today),
    ]);
    const administrator = actor.capabilities.has('administrator');
    return {
      today,
      name: actor.name,
      evaluation,
      tasks,
      first,
      administrator,
      official: actor.officialId !== null && actor.capabilities.has('official'),
      nothing: !evaluation && tasks.length === 0 && first.length === 0 && !administrator,
    };
  }

  private async tasks(actor: Actor, today: string): Promise<Task[]> {
    const can = actor.capabilities;
    const decides = can.has('head') || can.has('outside-approver') || can.has('personnel');
    const lists = await Promise.all([
      decides ? approvalsNow(this.db, actor, today).then((now) => approvalTasks(now, today)) : [],
      legalNow(this.db, actor, today).then((tasks) => legalTasks(tasks, today)),
      decides ? countersignaturesFor(this.db, actor, today).then(countersignatureTasks) : [],
      can.has('committee') ? deskNow(this.db, actor, today).then(committeeTasks) : [],
      can.has('personnel') ? periodsOverview(this.db, actor, today).then((all) => periodTasks(all, today)) : [],
      yearNow(this.db, actor, today).then((tasks) => yearTasks(tasks, today)),
      commitmentsNow(this.db, actor, today).then((tasks) => commitmentTasks(tasks, today)),
      resultsTasks(this.db, actor, today),
      obstaclesNow(this.db, actor, today).then(obstacleTasks),
      partyNow(this.db, actor, today).then(partyTasks),
      offeredTo(this.db, actor, today).then(standInTasks),
      annulmentsToAnswer(this.db, actor).then(annulmentTasks),
      this.toConfirm.lists(actor).then(({ toAnswer }) => correctionTasks('correction-requests', toAnswer.length)),
      countFlags(this.db, actor.accountId).then((count) => correctionTasks('result-flags', count)),
      formerPapers(this.db, actor, today).then(interimTasks),
      this.requests.countWaiting(actor).then((count) => accessTasks('access', count)),
      this.requests.countToPrint(actor).then((count) => accessTasks('access-print', count)),
      noticeTasks(actor.noticeCount),
    ]);
    return lists.flat();
  }
}
