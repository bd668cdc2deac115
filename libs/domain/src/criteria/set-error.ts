/** Something wrong with a criteria set. */
export interface SetError {
  /**
   * Where: the code of a line, group or condition, or for a document of the wrong shape the path of the value
   * (`groups.0.criteria.2.rule.kind`). Absent for the set as a whole.
   */
  line?: string;
  /** What, in a full Vietnamese sentence. */
  text: string;
}
