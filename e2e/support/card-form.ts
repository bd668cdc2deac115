import { expect, type Locator, type Page } from '@playwright/test';

/** Facts of a meeting as typed, by the words of their labels; yes/no ones by true or false. */
export type TypedFacts = Record<string, string | boolean>;

/** A meeting whose facts agree: 17 to attend of 18, 15 came, 8 spoke, all tasks done. */
export const AGREEING_FACTS: TypedFacts = {
  'Thời lượng (phút)': '95',
  'Đảng số': '18',
  'Được miễn sinh hoạt': '1',
  'Có mặt': '15',
  'Phát biểu': '8',
  'Vắng có lý do': '2',
  'Vắng không lý do': '0',
  'Nhiệm vụ giao kỳ trước': '10',
  'Nhiệm vụ hoàn thành': '10',
  'Có nội dung Chỉ thị 05': true,
  'Có phần chuyên đề': false,
};

/** A branch that had nothing to answer for but one line. */
export const AGREEING_VOTE: TypedFacts = {
  'Đảng viên chính thức có mặt': '14',
  'Tán thành': '13',
  'Không tán thành': '0',
  'Ý kiến khác': '1',
};

/** The scoring page as its user knows it: by labels, lines and the bar. */
export class CardForm {
  constructor(
    readonly page: Page,
    /** How this user reaches a control: a finger, a mouse. */
    private readonly press: (target: Locator) => Promise<void> = (target) => target.click(),
  ) {}

  get weaknesses(): Locator {
    return this.page.getByRole('textbox', { name: 'Chi bộ còn hạn chế gì, khắc phục thế nào' });
  }

  /** Told to a screen reader and shown in the bar. */
  get progress(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^Đã chấm \d+\/\d+$/ });
  }

  /** The options of a line answered by hand. */
  line(code: string): Locator {
    return this.page.getByRole('radiogroup', { name: new RegExp(`^${code.replace('.', '\\.')} `) });
  }

  answer(code: string, words: string): Locator {
    return this.line(code).getByRole('radio', { name: new RegExp(`^${words}( |$)`) });
  }

  /** Why a line is below its maximum; there once it is. */
  reasons(code: string): Locator {
    return this.page.getByRole('radiogroup', { name: new RegExp(`^Lý do trừ .*, mục ${code}$`) });
  }

  /** căn cứ of a heavy line at its maximum, or words to a reason. */
  evidence(code: string): Locator {
    return this.page.locator(`[data-at="answers.${code}"]`).getByRole('textbox');
  }

  /** Codes of the lines that wait for a tap, in the order of the page. */
  async codes(): Promise<string[]> {
    const labels = await this.page
      .getByRole('radiogroup', { name: /^\d+\.\d+ / })
      .evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.split(' ')[0]);
  }

  async enter(facts: TypedFacts): Promise<void> {
    for (const [label, value] of Object.entries(facts)) {
      if (typeof value === 'string') await this.page.getByRole('textbox', { name: label, exact: true }).fill(value);
      else await this.say(label, value);
    }
  }

  async choose(code: string, words: string): Promise<void> {
    await this.press(this.answer(code, words));
    await expect(this.answer(code, words)).toBeChecked();
  }

  /** One tap on one of the line's reasons for less than its maximum. */
  async giveReason(code: string, words: string): Promise<void> {
    await this.press(this.reasons(code).getByRole('radio', { name: words, exact: true }));
  }

  /** Every line at its maximum but those of `below`, by code: the reason. Căn cứ where it is asked for. */
  async answerAll(below: Record<string, string> = {}): Promise<void> {
    for (const code of await this.codes()) {
      const reason = below[code];
      await this.choose(code, reason ? 'Không đạt' : 'Đạt');
      if (reason) await this.giveReason(code, reason);
      else if ((await this.evidence(code).count()) > 0) await this.evidence(code).fill('Biên bản kỳ họp, mục 3.');
    }
  }

  private async say(label: string, yes: boolean): Promise<void> {
    const options = this.page.getByRole('radiogroup', { name: label, exact: true });
    await this.press(options.getByRole('radio', { name: yes ? 'Có' : 'Không', exact: true }));
  }
}
