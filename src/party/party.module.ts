import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { PARTY_MEMBER_CORRECTION } from './member.correction.js';
import { PartyMembersService } from './members.service.js';
import { PartyDraftPages } from './draft-pages.service.js';
import { PartyDraftsController } from './drafts.controller.js';
import { PartyDraftsService } from './drafts.service.js';
import { PartyMembersController } from './members.controller.js';
import { PartyPeopleController } from './people.controller.js';

/** Party members and the drafts of their year-end review. */
@Module({
  controllers: [
    PartyMembersController,
    PartyPeopleController,
    PartyDraftsController,
    correctionPages(PARTY_MEMBER_CORRECTION),
  ],
  providers: [PartyMembersService, PartyDraftsService, PartyDraftPages],
})
export class PartyModule {}
