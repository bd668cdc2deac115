/* jsdom knows <dialog> but neither opens nor closes it, and has no layout to scroll. */
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement): void {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement): void {
  this.open = false;
};
Element.prototype.scrollIntoView ??= function (): void {
  return;
};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
