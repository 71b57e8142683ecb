import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ACCEPT } from '../files/file-kinds.js';
import { Allow } from '../web/access.js';
import { Download, page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { uploadOf } from '../web/upload.js';
import { TakesFiles } from '../web/form-body.js';
import { openPerson } from './person-access.js';
import { ownerOf, placeOf } from './own-commitments.queries.js';
import { SIZE } from './person.page.js';
import { checkFile } from '../files/check-file.js';
import { correctionDenial, proofDenial, statingDenial } from './statement.policy.js';
import { PROOF, ProofForm, StatementForm } from './statements.form.js';
import { CommitmentStatementsService } from './commitment-statements.service.js';
import { proofFile } from './commitments.queries.js';

/** The owner says kept or broken and proves it; whoever may read the commitment may open the proof. */
@Controller('commitments')
@Allow('official')
export class StatementsController {
  constructor(private readonly statements: CommitmentStatementsService) {}

  @Get(':id/statement')
  async ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post(':id/statement')
  @TakesFiles('proof')
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const { fields, files } = await uploadOf(request, body);
    const form = readForm(StatementForm, fields);
    const { checked, issues } = await checkFile(files);
    if (form.issues || issues.length > 0)
      return (await this.page(asking, id, tidy(fields))).withIssues([...(form.issues ?? []), ...issues]);
    const refused = await this.statements.state(asking.actor, id, {
      kept: form.value.kept === 'kept',
      text: form.value.text,
      file: checked,
    });
    if (refused.length > 0) return (await this.page(asking, id, tidy(fields))).withIssues(refused);
    return redirect(`/commitments/${asking.actor.officialId}#c-${id}`, 'commitments:flash.stated');
  }

  @Post(':id/proofs')
  @TakesFiles('proof')
  async prove(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const { fields, files } = await uploadOf(request, body);
    const form = readForm(ProofForm, fields);
    const { checked, issues } = await checkFile(files);
    if (form.issues || issues.length > 0)
      return (await this.page(asking, id, tidy(fields))).withIssues([...(form.issues ?? []), ...issues]);
    const refused = await this.statements.prove(asking.actor, id, { text: form.value.text, file: checked });
    if (refused.length > 0) return (await this.page(asking, id, tidy(fields))).withIssues(refused);
    return redirect(`/commitments/${asking.actor.officialId}#c-${id}`, 'commitments:flash.proved');
  }

  /** Where a commitment stands with its proof, for whoever may read it: the approver comes from the evaluation. */
  @Get(':id/proofs')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async proofs(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const owner = await ownerOf(asking, id);
    if (owner === null) throw new NotFound();
    await openPerson(asking, asking.actor, owner, asking.today);
    const { before, old } = await placeOf(asking, id, asking.today);
    const page = Math.floor(before / SIZE) + 1;
    const query = new URLSearchParams({
      ...(old ? { span: 'all' } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    }).toString();
    return redirect(`/commitments/${owner}${query && `?${query}`}#c-${id}`);
  }

  @Get(':id/proofs/:proofId/file')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async file(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('proofId', IdPipe) proofId: number,
  ): Promise<Download> {
    const owner = await ownerOf(asking, id);
    if (owner === null) throw new NotFound();
    await openPerson(asking, asking.actor, owner, asking.today);
    const file = await proofFile(asking, id, proofId);
    if (!file) throw new NotFound();
    return new Download(file.content, file.mediaType, file.name);
  }

  private async page(asking: Asking, id: number, typed: TypedIn<StatementForm>): Promise<Page> {
    const commitment = await this.statements.own(asking.actor, id);
    const today = asking.today;
    const [denial, noProof] = [statingDenial(commitment, today), proofDenial(commitment)];
    const said = commitment.selfKept === null ? undefined : commitment.selfKept ? 'kept' : 'broken';
    return page(
      'commitments/statement',
      {
        commitment,
        denial,
        canCorrect: correctionDenial(commitment, today) === null,
        most: PROOF.most,
        accept: ACCEPT,
        officialId: asking.actor.officialId,
        canProve: denial !== null && noProof === null && said !== undefined,
        typed: { kept: said, text: commitment.proofs.length > 0 ? undefined : commitment.selfProof, ...typed },
      },
      'commitments:statement.title',
    );
  }
}
