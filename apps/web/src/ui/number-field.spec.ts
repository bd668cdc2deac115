import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { NumberField } from './number-field';

describe('a whole number', () => {
  let screen: Screen<NumberField>;
  const changed = vi.fn();

  beforeEach(async () => {
    changed.mockReset();
    const fixture = TestBed.createComponent(NumberField);
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

  it('takes digits, with or without spaces', async () => {
    expect(await typed('15')).toBe(15);
    expect(await typed('1 000')).toBe(1000);
    expect(await typed('')).toBeUndefined();
    expect(screen.text).not.toContain('chỉ nhập chữ số');
  });

  it.each(['1.5', '-1', '1e2', 'mười'])('never makes another number of %s', async (text) => {
    expect(await typed(text)).toBeUndefined();
    expect((screen.get('textbox', 'Có mặt') as HTMLInputElement).value).toBe(text);
    expect(screen.text).toContain('chỉ nhập chữ số, ví dụ 15.');
    expect(screen.get('textbox', 'Có mặt').getAttribute('aria-invalid')).toBe('true');
    expect(await typed('15')).toBe(15);
    expect(screen.text).not.toContain('chỉ nhập chữ số');
  });

  it('says what is too much', async () => {
    expect(await typed('9999999')).toBeUndefined();
    expect(screen.text).toContain('số này không quá 100000.');
  });
});
