import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { DayField } from './day-field';

@Component({
  imports: [DayField],
  template: `<chibo-day name="heldOn" label="Ngày họp" month="2026-03" [value]="day()" (changed)="day.set($event)" />`,
})
class Host {
  readonly day = signal<string | undefined>(undefined);
}

describe('a day written as on paper', () => {
  it.each([
    ['271126', '2026-11-27', '27/11/2026'],
    ['27.11', '2026-11-27', '27/11/2026'],
    ['27112026', '2026-11-27', '27/11/2026'],
    ['２７／１１', '2026-11-27', '27/11/2026'],
  ])('understands %s and writes it in full once typing is over', async (text, day, written) => {
    const fixture = TestBed.createComponent(Host);
    const screen = new Screen(fixture);
    await screen.settle();
    await screen.type('Ngày họp', text);
    expect(fixture.componentInstance.day()).toBe(day);
    screen.get('textbox', 'Ngày họp').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect((screen.get('textbox', 'Ngày họp') as HTMLInputElement).value).toBe(written);
  });

  it('says what is expected of what it does not understand', async () => {
    const screen = new Screen(TestBed.createComponent(Host));
    await screen.settle();
    await screen.type('Ngày họp', '271');
    screen.get('textbox', 'Ngày họp').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/03/2026.');
  });

  it('says that a day does not exist once typing is over, not before', async () => {
    const fixture = TestBed.createComponent(Host);
    const screen = new Screen(fixture);
    await screen.settle();
    await screen.type('Ngày họp', '31/2');
    expect(screen.text).not.toContain('không có ngày');
    screen.get('textbox', 'Ngày họp').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('tháng 2/2026 không có ngày 31.');
    await screen.type('Ngày họp', '28/2');
    expect(screen.text).not.toContain('không có ngày');
  });

  it('leaves typing alone and writes the day in full when it is over', async () => {
    const fixture = TestBed.createComponent(Host);
    const screen = new Screen(fixture);
    await screen.settle();
    const field = screen.get('textbox', 'Ngày họp') as HTMLInputElement;
    await screen.type('Ngày họp', '5/');
    expect(field.value).toBe('5/');
    expect(fixture.componentInstance.day()).toBe('2026-03-05');
    field.dispatchEvent(new Event('change'));
    await screen.settle();
    expect(field.value).toBe('05/03/2026');
    await screen.type('Ngày họp', '05/03/20');
    expect(field.value).toBe('05/03/20');
  });

  it('shows a day that comes from elsewhere', async () => {
    const fixture = TestBed.createComponent(Host);
    const screen = new Screen(fixture);
    fixture.componentInstance.day.set('2026-03-17');
    await screen.settle();
    expect((screen.get('textbox', 'Ngày họp') as HTMLInputElement).value).toBe('17/03/2026');
  });
});
