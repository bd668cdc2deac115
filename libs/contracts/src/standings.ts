/** A committee's month as a partition: all but `excused` add up to `owed`, and `excused` with them to `existing`. */
export interface MonthStanding {
  month: string;
  existing: number;
  owed: number;
  decided: number;
  /** Verified, their band not yet decided. */
  verified: number;
  /** Sent, not yet verified. */
  submitted: number;
  returned: number;
  /** Nothing sent; of them `overdue` past their last day. */
  open: number;
  overdue: number;
  notHeld: number;
  excused: number;
  /** Of decided, verified and submitted, those that came after their last day. */
  sentLate: number;
  /** Last day on which branches send in time that met on the month's last day, and on which this committee decides. */
  sendBy: string;
  decideBy: string;
}

/** The months a committee has still to see through, newest first. */
export interface StandingsView {
  organization: { id: string; name: string };
  months: MonthStanding[];
  /** Older months that are not closed either. */
  earlier: number;
}
