import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { DayField, parseDay } from './day-field';

@Component({
  imports: [DayField],
  template: `<chibo-day name="heldOn" label="Ngày họp" month="2026-03" [value]="day()" (changed)="day.set($event)" />`,
})
class Host {
  readonly day = signal<string | undefined>(undefined);
}

describe('a day written as on paper', () => {
  it.each([
    ['5', '2026-03-05'],
    ['5/3', '2026-03-05'],
    ['05/03/2026', '2026-03-05'],
    ['5.3.26', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['0503', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['28/2', '2026-02-28'],
    ['', undefined],
    ['30/2', undefined],
    ['31', '2026-03-31'],
    ['32', undefined],
    ['5/3/1926', undefined],
    ['mai', undefined],
    ['1/2/3/4', undefined],
  ])('reads %j as %j', (text, day) => {
    expect(parseDay(text, '2026-03')).toBe(day);
  });

  it('says that a day does not exist once typing is over, not before', async () => {
    const fixture = TestBed.createComponent(Host);
    const screen = new Screen(fixture);
    await screen.settle();
    await screen.type('Ngày họp', '31/2');
    expect(screen.text).not.toContain('không có trong lịch');
    screen.get('textbox', 'Ngày họp').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('ngày này không có trong lịch');
    await screen.type('Ngày họp', '28/2');
    expect(screen.text).not.toContain('không có trong lịch');
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
