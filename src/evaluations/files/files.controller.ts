import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { Download } from '../../web/answers.js';
import { AttachmentsService } from './attachments.service.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('evaluations')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class FilesController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get(':id/files/:fileId')
  async read(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('fileId', IdPipe) fileId: number,
  ): Promise<Download> {
    const file = await this.attachments.read(asking, id, fileId);
    return new Download(file.content, file.mediaType, file.name);
  }
}
