import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import type { ChoiceOption } from './choice';
import { Choice } from './choice';

@Component({
  imports: [Choice],
  template: `<chibo-choice label="3.4 Báo trước" [options]="options" [value]="value()" (chosen)="value.set($event)" />`,
})
class Host {
  readonly value = signal<string | number | undefined>(undefined);
  readonly options: ChoiceOption[] = [
    { value: 1, text: 'Đạt', points: '1 điểm', key: '1' },
    { value: 0, text: 'Không đạt', points: '0', key: '2' },
  ];
}

describe('choice', () => {
  let host: Host;
  let screen: Screen<Host>;
  const group = (): HTMLElement => screen.get('radiogroup', '3.4 Báo trước');

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    screen = new Screen(fixture);
    await screen.settle();
  });

  it('preselects nothing', () => {
    const radios = screen.all('radio') as HTMLInputElement[];
    expect(radios).toHaveLength(2);
    expect(radios.some(({ checked }) => checked)).toBe(false);
  });

  it('is chosen by one tap', async () => {
    await screen.click('radio', /^Không đạt/);
    expect(host.value()).toBe(0);
    expect((screen.get('radio', /^Không đạt/) as HTMLInputElement).checked).toBe(true);
  });

  it('is chosen by its digit, and other digits do nothing', async () => {
    await screen.press(group(), '2');
    expect(host.value()).toBe(0);
    await screen.press(group(), '7');
    expect(host.value()).toBe(0);
    await screen.press(group(), '1');
    expect(host.value()).toBe(1);
    expect(document.activeElement?.closest('label')?.textContent).toContain('Đạt');
  });

  it('moves with left and right, and leaves up and down to the page', async () => {
    await screen.press(group(), 'ArrowRight');
    expect(host.value()).toBe(1);
    await screen.press(group(), 'ArrowRight');
    expect(host.value()).toBe(0);
    await screen.press(group(), 'ArrowLeft');
    expect(host.value()).toBe(1);
    await screen.press(group(), 'ArrowDown');
    expect(host.value()).toBe(1);
  });
});
