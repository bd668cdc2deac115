import { Injectable } from '@nestjs/common';
import { rankMonth, score } from '@chibo/domain';
import { bandCounts } from '../cell-months/band-counts';
import { frozenList, frozenTable } from '../months/frozen-table';

/** The rules closed months are worked out again by: those every page and card is made by. A spec puts a changed one in. */
@Injectable()
export class RulesOfToday {
  score = score;
  bandCounts = bandCounts;
  rankMonth = rankMonth;
  frozenTable = frozenTable;
  frozenList = frozenList;
}
