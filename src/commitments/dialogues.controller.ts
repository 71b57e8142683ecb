import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Length } from 'class-validator';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { chosenAgency } from './agency.js';
import { DIALOGUE, promiseRows, readDialogue, type DialogueForm } from './dialogue.form.js';
import { dialogueChoices, dialogueTotals, listDialogues, placesLed, promisesOf } from './dialogues.queries.js';
import { DialoguesService } from './dialogues.service.js';
import type { SameText } from './same.js';

const SIZE = 30;

class WithdrawalForm {
  @Length(10, 1000, { context: { code: 'evaluations:fault.length' } })
  reason!: string;
}

/** Direct dialogues: listed for the agency by unit and month, recorded and taken back by the leader who held them. */
type TypedDialogue = TypedIn<Omit<DialogueForm, 'unitId' | 'promises'>, 'unit'>;

@Controller('dialogues')
@Allow('official')
export class DialoguesController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly dialogues: DialoguesService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const { agency, all } = await chosenAgency(this.db, actor, query['agency']);
    const choices = await dialogueChoices(this.db, agency.path);
    const unit = choices.units.find(({ id }) => String(id) === query['unit']);
    const month = choices.months.find((each) => each === query['month']);
    const filter = { rootPath: agency.path, unitId: unit?.id ?? null, month: month ?? null };
    const at = pageNumber(query['page']);
    const [rows, totals] = await Promise.all([
      listDialogues(this.db, filter, SIZE, (at - 1) * SIZE),
      dialogueTotals(this.db, filter),
    ]);
    const mayRecord =
      actor.officialId !== null && (await placesLed(this.db, actor.officialId, this.clock.today())).length > 0;
    return page(
      'commitments/dialogues',
      {
        agency,
        agencies: all.length > 1 ? all.map((each) => ({ ...each, current: each.id === agency.id })) : [],
        dialogues: rows.map((row) => ({ ...row, mine: row.leaderId === actor.officialId })),
        totals,
        mayRecord,
        units: choices.units.map(({ id, name }) => ({ value: String(id), text: name })),
        months: choices.months.map((each) => ({ value: each, text: each.split('-').reverse().join('/') })),
        chosen: { unit: unit ? String(unit.id) : '', month: month ?? '' },
        any: choices.months.length > 0,
        paging: paged(
          '/dialogues',
          { agency: query['agency'] as string | undefined, unit: unit && String(unit.id), month },
          at,
          SIZE,
          totals.total,
        ),
      },
      'commitments:dialogue.title',
    );
  }

  @Get('new')
  async form(@CurrentActor() actor: Actor): Promise<Page> {
    return this.newPage(actor, {});
  }

  @Post()
  async record(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    if (typed['go'] === 'add') return this.newPage(actor, typed, 3);
    const form = readDialogue(body, this.clock.today());
    if (form.issues) return (await this.newPage(actor, typed)).withIssues(form.issues);
    const result = await this.dialogues.record(actor, form.value, typed['anyway'] === 'yes');
    if ('same' in result)
      return (await this.newPage(actor, typed, 1, result.same)).withIssues([
        { field: 'anyway', code: 'commitments:issue.anyway' },
      ]);
    return redirect(`/dialogues/${result.id}`, 'commitments:flash.recorded', { count: form.value.promises.length });
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id, {});
  }

  @Post(':id/withdrawal')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(WithdrawalForm, body);
    if (form.issues) return (await this.page(actor, id, tidy(body))).withIssues(form.issues);
    await this.dialogues.withdraw(actor, id, form.value.reason);
    return redirect(`/dialogues/${id}`, 'commitments:flash.withdrawn');
  }

  private async page(actor: Actor, id: number, typed: TypedIn<WithdrawalForm>): Promise<Page> {
    const dialogue = await this.dialogues.read(actor, id);
    const mine = dialogue.leaderId === actor.officialId;
    const today = this.clock.today();
    const promises = (await promisesOf(this.db, id)).map((each) => ({
      ...each,
      state: each.kept === null ? (each.dueOn < today ? 'late' : 'open') : each.kept ? 'kept' : 'broken',
    }));
    return page(
      'commitments/dialogue',
      { dialogue, promises, mayWithdraw: mine && dialogue.withdrawnAt === null, typed },
      'commitments:dialogue.one',
      { day: dialogue.heldOn.split('-').reverse().join('/') },
    );
  }

  private async newPage(actor: Actor, typed: TypedDialogue, empty = 1, same: SameText[] = []): Promise<Page> {
    const places = await this.dialogues.placesOf(actor);
    const today = this.clock.today();
    return page(
      'commitments/dialogue-new',
      {
        places: places.length > 1 ? places.map(({ id, name }) => ({ value: String(id), text: name })) : [],
        place: places[0],
        typed: { unit: String(places[0]!.id), heldOn: today, ...typed },
        promises: promiseRows(typed, empty),
        same,
        full: promiseRows(typed, empty).length >= DIALOGUE.promises,
        most: DIALOGUE.promises,
      },
      'commitments:dialogue.new',
    );
  }
}
