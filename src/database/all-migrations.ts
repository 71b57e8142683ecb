import { People1764000000000 } from './migrations/1764000000000-people.js';
import { Month1764000000001 } from './migrations/1764000000001-month.js';
import { Audit1764000000002 } from './migrations/1764000000002-audit.js';
import { ClosingReasons1764000000110 } from './migrations/1764000000110-closing-reasons.js';
import { Catalogue1764000000200 } from './migrations/1764000000200-catalogue.js';
import { Legal1764000000210 } from './migrations/1764000000210-legal.js';
import { WorkStatements1764000000211 } from './migrations/1764000000211-work-statements.js';
import { Years1764000000220 } from './migrations/1764000000220-years.js';
import { YearRecords1764000000221 } from './migrations/1764000000221-year-records.js';
import { LegalHeadReason1764000000230 } from './migrations/1764000000230-legal-head-reason.js';
import { LegalClosingReasons1764000000240 } from './migrations/1764000000240-legal-closing-reasons.js';
import { YearDecisions1764000000270 } from './migrations/1764000000270-year-decisions.js';
import { YearActs1764000000350 } from './migrations/1764000000350-year-acts.js';
import { LedReviews1764000000351 } from './migrations/1764000000351-led-reviews.js';
import { Measures1764000000400 } from './migrations/1764000000400-measures.js';
import { Focus1764000000410 } from './migrations/1764000000410-focus.js';
import { Sittings1764000000420 } from './migrations/1764000000420-sittings.js';
import { ItemRevision1764000000430 } from './migrations/1764000000430-item-revision.js';
import { SheetFigures1764000000440 } from './migrations/1764000000440-sheet-figures.js';
import { NearlySame1764000000451 } from './migrations/1764000000451-nearly-same.js';
import { Door1764000001050 } from './migrations/1764000001050-door.js';
import { KeptForms1764000001100 } from './migrations/1764000001100-kept-forms.js';
import { Checkpoints1764000001200 } from './migrations/1764000001200-checkpoints.js';
import { DecidedStays1764000001201 } from './migrations/1764000001201-decided-stays.js';
import { StatusStands1764000001210 } from './migrations/1764000001210-status-stands.js';
import { HolidayYears1764000001250 } from './migrations/1764000001250-holiday-years.js';
import { SittingTruths1764000001300 } from './migrations/1764000001300-sitting-truths.js';
import { NameOrder1764000001350 } from './migrations/1764000001350-name-order.js';
import { Leavers1764000001351 } from './migrations/1764000001351-leavers.js';
import { WholeAgreement1764000001454 } from './migrations/1764000001454-whole-agreement.js';
import { OneImports1764000001500 } from './migrations/1764000001500-one-imports.js';
import { CatalogueImports1764000001501 } from './migrations/1764000001501-catalogue-imports.js';
import { HolidayImports1764000001502 } from './migrations/1764000001502-holiday-imports.js';
import { OnePetitions1764000001510 } from './migrations/1764000001510-one-petitions.js';
import { WordsForPapers1764000001530 } from './migrations/1764000001530-words-for-papers.js';
import { UnitsInTime1764000001600 } from './migrations/1764000001600-units-in-time.js';
import { ResultChanges1764000001620 } from './migrations/1764000001620-result-changes.js';
import { FoundLater1764000001621 } from './migrations/1764000001621-found-later.js';
import { ReadingChoices1764000001640 } from './migrations/1764000001640-reading-choices.js';
import { BlindMarks1764000001641 } from './migrations/1764000001641-blind-marks.js';
import { ReadingRoots1764000001642 } from './migrations/1764000001642-reading-roots.js';
import { Receipts1764000001643 } from './migrations/1764000001643-receipts.js';
import { Corrections1764000001660 } from './migrations/1764000001660-corrections.js';
import { ReviewsTakenBack1764000001661 } from './migrations/1764000001661-reviews-taken-back.js';
import { OwnDueDays1764000001680 } from './migrations/1764000001680-own-due-days.js';
import { InterimViews1764000001681 } from './migrations/1764000001681-interim-views.js';
import { FinerShares1764000001690 } from './migrations/1764000001690-finer-shares.js';
import { WhoSatIn1764000001691 } from './migrations/1764000001691-who-sat-in.js';
import { WhoDecidedAChoice1764000001692 } from './migrations/1764000001692-who-decided-a-choice.js';
import { YearPapers1764000001700 } from './migrations/1764000001700-year-papers.js';
import { LargerScans1764000001701 } from './migrations/1764000001701-larger-scans.js';
import { HanoiWhole1764000001710 } from './migrations/1764000001710-hanoi-whole.js';
import { OutstandingStays1764000001711 } from './migrations/1764000001711-outstanding-stays.js';
import { PaperNames1764000001720 } from './migrations/1764000001720-paper-names.js';
import { MarksWaivedForObstacles1764000001761 } from './migrations/1764000001761-marks-waived-for-obstacles.js';
import { Delegations1764000001721 } from './migrations/1764000001721-delegations.js';
import { SecondHand1764000001730 } from './migrations/1764000001730-second-hand.js';
import { PeopleRemoved1764000001740 } from './migrations/1764000001740-people-removed.js';
import { ResolutionsCorrected1764000001741 } from './migrations/1764000001741-resolutions-corrected.js';
import { PeopleMerged1764000001742 } from './migrations/1764000001742-people-merged.js';
import { KindsOfTheYear1764000001750 } from './migrations/1764000001750-kinds-of-the-year.js';
import { OutsideLabels1764000001751 } from './migrations/1764000001751-outside-labels.js';
import { OwnFrames1764000001752 } from './migrations/1764000001752-own-frames.js';
import { Obstacles1764000001760 } from './migrations/1764000001760-obstacles.js';
import { PartyMembers1764000001770 } from './migrations/1764000001770-party-members.js';
import { PartyDrafts1764000001771 } from './migrations/1764000001771-party-drafts.js';
import { PaperRemovals1764000001780 } from './migrations/1764000001780-paper-removals.js';
import { MonthsFiles1764000001781 } from './migrations/1764000001781-months-files.js';
import { IncomeRules1764000001782 } from './migrations/1764000001782-income-rules.js';
import { UnitsTakenBack1764000001790 } from './migrations/1764000001790-units-taken-back.js';
import { TiesOfUnits1764000001791 } from './migrations/1764000001791-ties-of-units.js';
import { DaysOfPosts1764000001792 } from './migrations/1764000001792-days-of-posts.js';
import { TitlesGoAlong1764000001801 } from './migrations/1764000001801-titles-go-along.js';
import { ReceiptsSaidAgain1764000001830 } from './migrations/1764000001830-receipts-said-again.js';
import { PersonFigures1764000001890 } from './migrations/1764000001890-person-figures.js';
import { NoticesOfAccounts1764000001960 } from './migrations/1764000001960-notices-of-accounts.js';
import { YearWordsSetAside1764000001961 } from './migrations/1764000001961-year-words-set-aside.js';
import { ScoredMonthsFiles1764000001995 } from './migrations/1764000001995-scored-months-files.js';
import { SentForms1764000001910 } from './migrations/1764000001910-sent-forms.js';
import { ObstaclePhotos1764000001930 } from './migrations/1764000001930-obstacle-photos.js';
import { ImportsKept1764000001870 } from './migrations/1764000001870-imports-kept.js';
import { PetitionsWithdrawn1764000001820 } from './migrations/1764000001820-petitions-withdrawn.js';
import { OverridesStruck1764000001821 } from './migrations/1764000001821-overrides-struck.js';
import { PaperTitles1764000001800 } from './migrations/1764000001800-paper-titles.js';

export const ALL_MIGRATIONS = [
  People1764000000000,
  Month1764000000001,
  Audit1764000000002,
  ClosingReasons1764000000110,
  Catalogue1764000000200,
  Legal1764000000210,
  WorkStatements1764000000211,
  Years1764000000220,
  YearRecords1764000000221,
  LegalHeadReason1764000000230,
  LegalClosingReasons1764000000240,
  YearDecisions1764000000270,
  YearActs1764000000350,
  LedReviews1764000000351,
  Measures1764000000400,
  Focus1764000000410,
  Sittings1764000000420,
  ItemRevision1764000000430,
  SheetFigures1764000000440,
  NearlySame1764000000451,
  Door1764000001050,
  KeptForms1764000001100,
  Checkpoints1764000001200,
  DecidedStays1764000001201,
  StatusStands1764000001210,
  HolidayYears1764000001250,
  SittingTruths1764000001300,
  NameOrder1764000001350,
  Leavers1764000001351,
  WholeAgreement1764000001454,
  OneImports1764000001500,
  CatalogueImports1764000001501,
  HolidayImports1764000001502,
  OnePetitions1764000001510,
  WordsForPapers1764000001530,
  UnitsInTime1764000001600,
  ResultChanges1764000001620,
  FoundLater1764000001621,
  ReadingChoices1764000001640,
  BlindMarks1764000001641,
  ReadingRoots1764000001642,
  Receipts1764000001643,
  Corrections1764000001660,
  ReviewsTakenBack1764000001661,
  OwnDueDays1764000001680,
  InterimViews1764000001681,
  FinerShares1764000001690,
  WhoSatIn1764000001691,
  WhoDecidedAChoice1764000001692,
  YearPapers1764000001700,
  LargerScans1764000001701,
  HanoiWhole1764000001710,
  OutstandingStays1764000001711,
  PaperNames1764000001720,
  Delegations1764000001721,
  SecondHand1764000001730,
  PeopleRemoved1764000001740,
  ResolutionsCorrected1764000001741,
  PeopleMerged1764000001742,
  KindsOfTheYear1764000001750,
  OutsideLabels1764000001751,
  OwnFrames1764000001752,
  Obstacles1764000001760,
  MarksWaivedForObstacles1764000001761,
  PartyMembers1764000001770,
  PartyDrafts1764000001771,
  PaperRemovals1764000001780,
  MonthsFiles1764000001781,
  IncomeRules1764000001782,
  UnitsTakenBack1764000001790,
  TiesOfUnits1764000001791,
  DaysOfPosts1764000001792,
  PaperTitles1764000001800,
  TitlesGoAlong1764000001801,
  PetitionsWithdrawn1764000001820,
  OverridesStruck1764000001821,
  ReceiptsSaidAgain1764000001830,
  ImportsKept1764000001870,
  PersonFigures1764000001890,
  SentForms1764000001910,
  ObstaclePhotos1764000001930,
  NoticesOfAccounts1764000001960,
  YearWordsSetAside1764000001961,
  ScoredMonthsFiles1764000001995,
];
