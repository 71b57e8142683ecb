import { Controller, Get, Param } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Download } from '../web/answers.js';
import { AttachmentsService } from './attachments.service.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('evaluations')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class FilesController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get(':id/files/:fileId')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('fileId', IdPipe) fileId: number,
  ): Promise<Download> {
    const file = await this.attachments.read(actor, id, fileId);
    return new Download(file.content, file.mediaType, file.name);
  }
}
