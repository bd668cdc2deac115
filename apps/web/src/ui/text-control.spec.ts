import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { TextControl } from './text-control';

@Component({
  imports: [TextControl],
  template: `
    <label>Hạn chế <textarea [(chiboText)]="words"></textarea></label>
    <label>Chuyên đề <input [(chiboText)]="theme" /></label>
    <label
      >Mật khẩu <input type="password" chiboText #secret="chiboText" (input)="secrets.push(secret.text())"
    /></label>
  `,
})
class Host {
  readonly words = signal('');
  readonly theme = signal('');
  readonly secrets: string[] = [];
}

describe('a field of words', () => {
  let screen: Screen<Host>;
  let host: Host;
  const field = (label: string): HTMLInputElement => screen.get('textbox', label) as HTMLInputElement;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    host = fixture.componentInstance;
    await screen.settle();
  });

  /** As a keyboard does: one code unit after the other, at the caret. */
  async function keyIn(label: string, text: string): Promise<void> {
    const at = field(label);
    for (const unit of text) {
      const caret = at.selectionStart ?? 0;
      at.setRangeText(unit, caret, caret, 'end');
      at.dispatchEvent(new Event('input', { bubbles: true }));
      await screen.settle();
      expect(at.selectionStart).toBe(caret + unit.length);
    }
  }

  it('leaves decomposed letters under the hand, in the middle of a text too, and sends them whole', async () => {
    await keyIn('Hạn chế', 'Chi bộ  ạ'.normalize('NFD'));
    field('Hạn chế').setSelectionRange(9, 9);
    await keyIn('Hạn chế', 'Đông Hải'.normalize('NFD'));
    expect(host.words()).toBe('Chi bộ Đông Hải ạ'.normalize('NFC'));
    expect(field('Hạn chế').value).toBe('Chi bộ Đông Hải ạ'.normalize('NFD'));
  });

  it('sends breaks as line feeds where there are many lines, as a space where there is one, and shows it once left', async () => {
    await screen.type('Hạn chế', 'Họp\u000bđủ\u202e');
    expect(host.words()).toBe('Họp\nđủ');
    expect(field('Hạn chế').value).toBe('Họp\u000bđủ\u202e');
    field('Hạn chế').dispatchEvent(new Event('change', { bubbles: true }));
    expect(field('Hạn chế').value).toBe('Họp\nđủ');
    await screen.type('Chuyên đề', 'Học\u2028Bác');
    expect(host.theme()).toBe('Học Bác');
  });

  it('shows what comes from elsewhere, and what is stored unclean as it will go out', async () => {
    host.theme.set('Học\u000bBác');
    host.words.set('a\u2028b');
    await screen.settle();
    expect([field('Chuyên đề').value, field('Hạn chế').value]).toEqual(['Học Bác', 'a\nb']);
    host.words.set('');
    await screen.settle();
    expect(field('Hạn chế').value).toBe('');
  });

  it('takes no late echo of its own words for news while it is being typed in', async () => {
    field('Chuyên đề').focus();
    await screen.type('Chuyên đề', 'đảng');
    await screen.type('Chuyên đề', 'đảng ủ');
    host.theme.set('đảng');
    await screen.settle();
    expect(field('Chuyên đề').value).toBe('đảng ủ');
    host.theme.set('khác');
    await screen.settle();
    expect(field('Chuyên đề').value).toBe('khác');
  });

  it('turns nothing of a password into a space', async () => {
    await screen.type('Mật khẩu', 'mật\tkhẩu\ufeff');
    expect(host.secrets).toEqual(['mật\tkhẩu']);
  });
});
