import type { ComponentFixture } from '@angular/core/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { NumberField } from './number-field';

describe('a whole number', () => {
  let screen: Screen<NumberField>;
  let fixture: ComponentFixture<NumberField>;
  const changed = vi.fn();

  beforeEach(async () => {
    changed.mockReset();
    fixture = TestBed.createComponent(NumberField);
    fixture.componentRef.setInput('name', 'present');
    fixture.componentRef.setInput('label', 'Có mặt');
    fixture.componentRef.setInput('max', 100_000);
    fixture.componentInstance.changed.subscribe(changed);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  });

  const typed = async (text: string): Promise<unknown> => {
    await screen.type('Có mặt', text);
    return changed.mock.lastCall?.[0];
  };
  const leave = async (): Promise<void> => {
    screen.get('textbox', 'Có mặt').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
  };

  it('takes digits, with or without spaces, of any script', async () => {
    expect(await typed('15')).toBe(15);
    expect(await typed('1 000')).toBe(1000);
    expect(await typed('１５')).toBe(15);
    expect(await typed('')).toBeUndefined();
    await leave();
    expect(screen.text).not.toContain('chỉ nhập chữ số');
  });

  it.each(['1.5', '-1', '1e2', 'mười'])(
    'never makes another number of %s, and says so once typing is over',
    async (text) => {
      expect(await typed(text)).toBeUndefined();
      expect(screen.text).not.toContain('chỉ nhập chữ số');
      await leave();
      expect((screen.get('textbox', 'Có mặt') as HTMLInputElement).value).toBe(text);
      expect(screen.text).toContain('chỉ nhập chữ số, ví dụ 15.');
      expect(screen.get('textbox', 'Có mặt').getAttribute('aria-invalid')).toBe('true');
      expect(await typed('15')).toBe(15);
      expect(screen.text).not.toContain('chỉ nhập chữ số');
    },
  );

  it('asks about the number only where nothing has to be mended first', async () => {
    fixture.componentRef.setInput('question', '999 phút, đúng không?');
    await typed('999');
    expect(screen.text).toContain('999 phút, đúng không?');
    await typed('abc');
    await leave();
    expect(screen.text).toContain('chỉ nhập chữ số');
    expect(screen.text).not.toContain('đúng không?');
  });

  it('says what is too much', async () => {
    expect(await typed('9999999')).toBeUndefined();
    await leave();
    expect(screen.text).toContain('số này không quá 100000.');
  });

  it('asks about what may be a slip, and takes it', async () => {
    await typed('999');
    fixture.componentRef.setInput('question', '999 phút, đúng không?');
    await screen.settle();
    expect(changed.mock.lastCall?.[0]).toBe(999);
    expect(screen.text).toContain('999 phút, đúng không?');
    const described = screen.get('textbox', 'Có mặt').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('999 phút, đúng không?');
    expect(screen.get('textbox', 'Có mặt').getAttribute('aria-invalid')).toBeNull();
  });
});

@Component({
  imports: [NumberField],
  template: `
    <form aria-label="Phiếu" (submit)="$event.preventDefault(); sent.set(sent() + 1)">
      <chibo-number name="a" label="Lưu ngay" [keeps]="true" [value]="draft()" (changed)="draft.set($event)" />
      <chibo-number name="b" label="Gửi sau" [value]="asked()" (changed)="asked.set($event)" />
    </form>
  `,
})
class Host {
  readonly draft = signal<number | undefined>(90);
  readonly asked = signal<number | undefined>(5);
  readonly sent = signal(0);
}

describe('a number that cannot be taken', () => {
  let screen: Screen<Host>;
  let host: Host;
  const valueOf = (label: string): string => (screen.get('textbox', label) as HTMLInputElement).value;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    host = fixture.componentInstance;
    await screen.settle();
  });

  it('leaves the stored one of a draft as it was when typing began, and says so', async () => {
    for (const text of ['1', '12', '12.', '12.5']) await screen.type('Lưu ngay', text);
    expect(host.draft()).toBe(90);
    screen.get('textbox', 'Lưu ngay').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect(valueOf('Lưu ngay')).toBe('12.5');
    expect(screen.text).toContain('chỉ nhập chữ số, ví dụ 15. Đang lưu: 90.');
    await screen.type('Lưu ngay', '95');
    expect(host.draft()).toBe(95);
    await screen.type('Lưu ngay', '');
    expect(host.draft()).toBeUndefined();
  });

  it('gives way to what comes from elsewhere', async () => {
    await screen.type('Lưu ngay', '12.5');
    host.draft.set(80);
    await screen.settle();
    expect(valueOf('Lưu ngay')).toBe('80');
    await screen.type('Lưu ngay', 'x');
    expect(host.draft()).toBe(80);
  });

  it('holds the form that would be sent without it', async () => {
    await screen.type('Gửi sau', '5,5');
    await screen.submit('Phiếu');
    expect(host.sent()).toBe(0);
    expect(screen.text).toContain('chỉ nhập chữ số');
    expect(document.activeElement).toBe(screen.get('textbox', 'Gửi sau'));
    await screen.type('Gửi sau', '6');
    await screen.submit('Phiếu');
    expect([host.sent(), host.asked()]).toEqual([1, 6]);
  });
});
