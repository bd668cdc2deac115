import type { Room } from '../room';
import { AfterSending } from './after-sending';
import { Assessments } from './assessments';
import { BlindScores } from './blind-scores';
import { CardActs } from './card-acts';
import { CardDeciding } from './card-deciding';
import { CardNotices } from './card-notices';
import { CardOpening } from './card-opening';
import { CardReadings } from './card-readings';
import { GivingUpService } from './giving-up.service';
import { GoneCards } from './gone-cards';
import { HistoryService } from './history.service';
import { KeyedAnswersService } from './keyed-answers.service';
import { KeyedCardsController } from './keyed-cards.controller';
import { KeyingService } from './keying.service';
import { KeyingSheetService } from './keying-sheet.service';
import { OwnDrafts } from './own-drafts';
import { MeetingPlacement } from './placement';
import { ReceiptsService } from './receipts.service';
import { ReturnService } from './return.service';
import { ReturnedLocks } from './returned-locks';
import { ReviewService } from './review.service';
import { ScorecardReader } from './scorecard-reader';
import { ScorecardsController } from './scorecards.controller';
import { ScorecardsService } from './scorecards.service';
import { Scoring } from './scoring';
import { Sending } from './sending';
import { SubmissionService } from './submission.service';
import { VerifiedScore } from './verified-score';

/** What the service takes of this room. */
export const SCORECARDS: Room = {
  controllers: [ScorecardsController, KeyedCardsController],
  providers: [
    AfterSending,
    Assessments,
    BlindScores,
    CardActs,
    CardDeciding,
    CardNotices,
    CardOpening,
    CardReadings,
    GivingUpService,
    GoneCards,
    HistoryService,
    KeyedAnswersService,
    KeyingService,
    KeyingSheetService,
    MeetingPlacement,
    OwnDrafts,
    ReceiptsService,
    ReturnService,
    ReturnedLocks,
    ReviewService,
    ScorecardReader,
    ScorecardsService,
    Scoring,
    Sending,
    SubmissionService,
    VerifiedScore,
  ],
};
