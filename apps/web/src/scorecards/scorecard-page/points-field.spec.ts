import { TestBed } from '@angular/core/testing';
import type { Criterion } from '@chibo/domain';
import { Screen } from '../../testing/screen';
import { PointsField } from './points-field';

const RANGE: Criterion = {
  code: '3.1',
  label: 'Nội dung',
  shortLabel: 'Nội dung',
  maxPoints: 1000,
  rule: { kind: 'RANGE', step: 50 },
};
const DEDUCT: Criterion = { ...RANGE, code: '2.5', label: 'Nề nếp', rule: { kind: 'DEDUCT', points: 200, floor: 0 } };

describe('points that are typed or stepped', () => {
  const changed = vi.fn();
  let screen: Screen<PointsField>;

  async function open(criterion: Criterion, value?: number): Promise<HTMLInputElement> {
    changed.mockReset();
    const fixture = TestBed.createComponent(PointsField);
    const inputs = { criterion, maxPoints: criterion.maxPoints, scoreStep: 25, value };
    for (const [name, given] of Object.entries(inputs)) fixture.componentRef.setInput(name, given);
    fixture.componentInstance.changed.subscribe(changed);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    return screen.get('textbox') as HTMLInputElement;
  }
  afterEach(() => screen.element.remove());

  it.each([
    ['points in the step of the line', RANGE, 500, 'Thêm', 550],
    ['points in the step of the line', RANGE, 500, 'Bớt', 450],
    ['no points beyond the most', RANGE, 1000, 'Thêm', 1000],
    ['no points below nought', RANGE, 0, 'Bớt', 0],
    ['points of an empty field from nought', RANGE, undefined, 'Thêm', 0],
    ['points of an empty field from the most', RANGE, undefined, 'Bớt', 1000],
    ['occurrences one by one', DEDUCT, 2, 'Thêm', 3],
    ['occurrences one by one', DEDUCT, 2, 'Bớt', 1],
    ['occurrences of an empty field from none', DEDUCT, undefined, 'Thêm', 0],
    // Nobody who takes one away means a hundred.
    ['occurrences of an empty field to none', DEDUCT, undefined, 'Bớt', 0],
  ])('steps %s (row %#)', async (_what, criterion, value, button, told) => {
    await open(criterion, value);
    await screen.click('button', button);
    expect(changed).toHaveBeenCalledExactlyOnceWith(told);
  });

  it('says its range, and takes what is typed in it', async () => {
    await open(RANGE);
    expect(screen.text).toContain('từ 0 đến 10 điểm, mỗi bước 0,5');
    await screen.type('Số điểm', '7,5');
    expect(changed).toHaveBeenLastCalledWith(750);
  });

  it.each([
    ['beyond the most', RANGE, 500, 'Số điểm', '10,5'],
    ['off the step', RANGE, 500, 'Số điểm', '7,3'],
    ['half an occurrence', DEDUCT, 2, 'Số lần', '1,5'],
    ['no figure', DEDUCT, 2, 'Số lần', 'hai'],
  ])(
    'keeps what is stored where %s is typed, and says so beside the field',
    async (_, criterion, value, name, typed) => {
      const field = await open(criterion, value);
      await screen.type(name, typed);
      expect(changed.mock.calls).toEqual([[value]]);
      expect(screen.all('alert')).toHaveLength(0);
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await screen.settle();
      expect(field.value).toBe(typed);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(field.getAttribute('aria-describedby')).toContain(screen.get('alert').id);
      expect(screen.get('alert').textContent).toContain('Đang lưu: ');
    },
  );
});
