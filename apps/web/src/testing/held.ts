/** A server that answers when a spec says so, in the order a spec says. */
export class Held<T> {
  readonly questions: unknown[] = [];
  private readonly open: { resolve: (value: T) => void; reject: (error: Error) => void }[] = [];

  /** Stands for one method of a client. */
  readonly ask = (...question: unknown[]): Promise<T> => {
    this.questions.push(question.length > 1 ? question : question[0]);
    return new Promise((resolve, reject) => this.open.push({ resolve, reject }));
  };

  /** Answers, or fails, the question at that place. */
  answer(at: number, value: T | Error): void {
    const one = this.open[at];
    if (!one) throw new Error(`only ${this.open.length} questions have been asked`);
    if (value instanceof Error) one.reject(value);
    else one.resolve(value);
  }
}
