/** What a printed form takes from the installation rather than from the card. */
export interface PaperSettings {
  /** Prints "Dữ liệu minh họa" at the foot of every page. */
  demonstration: boolean;
  /** Địa danh before the date; absent: dots to fill in by hand. */
  place?: string;
  /** In whose name the branch signs; real forms differ, HD05-HD/VPTW reads as T/M CHI BỘ. */
  onBehalf?: 'T/M CHI BỘ' | 'T/M CHI ỦY';
  /** Who signs; a deputy signs with the same T/M, never K/T. */
  signatory?: 'BÍ THƯ' | 'PHÓ BÍ THƯ';
}
