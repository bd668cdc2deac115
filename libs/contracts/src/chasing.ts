import { Id, Ids } from './fields';

const MOST_BRANCHES = 2000;

export class ChasingQuery {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

/** Who is to be reminded. Those who no longer owe a card, or were reminded today, are left out. */
export class ChaseCellsBody extends ChasingQuery {
  @Ids({ label: 'Chi bộ được nhắc', max: MOST_BRANCHES })
  cellIds!: string[];
}

export interface CellToChase {
  cellId: string;
  name: string;
  parentName: string;
  stateLabel: string;
  deadline: string;
  /** People who act for the branch, and how many of them have an address. */
  people: number;
  addresses: number;
  /** Reminded by hand today already. */
  today: boolean;
}

export interface ChasingView {
  /** The service has a mail server. */
  mail: boolean;
  /** Branches that still owe a card of the month, those not reminded today first: the first of them, and how many there are. */
  branches: CellToChase[];
  total: number;
}

export interface ChasedView extends ChasingView {
  /** Branches told now, and letters written now. */
  told: number;
  letters: number;
}
