/** Something to mend on a card. */
export interface Problem {
  /** Where: `facts.present`, `answers.3.5`, `vote.approve`, `weaknesses`. */
  at: string;
  /** What, in a full Vietnamese sentence. */
  text: string;
}
