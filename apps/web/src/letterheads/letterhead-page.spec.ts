import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LetterheadView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { Frame } from '../shell/frame';
import { aLetterhead } from '../testing/letterhead';
import { Screen } from '../testing/screen';
import { LetterheadPage } from './letterhead-page';
import { LetterheadsClient } from './letterheads-client';

describe('what stands around the papers of an organisation', () => {
  const client = { letterhead: vi.fn(), change: vi.fn() };
  let screen: Screen<LetterheadPage>;

  async function open(changes: Partial<LetterheadView> = {}): Promise<void> {
    client.letterhead.mockResolvedValue(aLetterhead(changes));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: LetterheadsClient, useValue: client }],
    });
    const fixture = TestBed.createComponent(LetterheadPage);
    fixture.componentRef.setInput('id', 'nv');
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await screen.settle();
  }

  const FORM = 'Thể thức văn bản';
  const says = (role: string): string[] => screen.all(role).map(({ textContent }) => textContent?.trim() ?? '');

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => screen.element.remove());

  it('is shown as the paper has it, and says who may change it', async () => {
    await open({ mayChange: false });
    for (const words of ['ĐẢNG ỦY SỞ NỘI VỤ', 'Số ……-BC/ĐUS', 'Lào Cai, ngày 06 tháng 3 năm 2026', 'T/M ĐẢNG ỦY'])
      expect(screen.text).toContain(words);
    expect(screen.text).toContain('Thể thức do quản trị của cấp ủy đặt');
    expect(screen.all('button')).toEqual([]);
    expect(TestBed.inject(Frame).text().back).toBe('/to-chuc/nv/han-va-xep-loai');
  });

  it('is changed with the paper in sight, and written as it stands', async () => {
    await open();
    await screen.click('button', /^Thay đổi/);
    expect(document.activeElement).toBe(screen.get('textbox', 'Địa danh'));
    await screen.type('Địa danh', 'Cam Đường');
    await screen.type('Ký hiệu sau số', 'NQ/ĐU');
    await screen.choose('Thẩm quyền ký', 'T/M BAN THƯỜNG VỤ');
    await screen.choose('Chức vụ người ký', 'PHÓ BÍ THƯ');
    await screen.type('Nơi nhận, mỗi dòng một nơi', 'Ban Tổ chức Tỉnh ủy\nLưu Văn phòng');
    for (const words of ['Cam Đường, ngày', '-NQ/ĐU', '- Lưu Văn phòng.']) expect(screen.text).toContain(words);
    const written = {
      place: 'Cam Đường',
      symbol: 'NQ/ĐU',
      onBehalf: 'T/M BAN THƯỜNG VỤ',
      signatory: 'PHÓ BÍ THƯ',
      recipients: [{ name: 'Ban Tổ chức Tỉnh ủy' }, { name: 'Lưu Văn phòng' }],
    } as const;
    client.change.mockResolvedValue(aLetterhead({ ...written, recipients: [...written.recipients] }));
    await screen.submit(FORM);
    expect(client.change).toHaveBeenCalledWith('nv', '0123456789abcdef', written);
    expect(says('status')).toContain('Đã ghi thể thức văn bản.');
    expect(screen.all('form')).toEqual([]);
    expect(screen.text).toContain('Cam Đường, ngày 06');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('asks nobody where there are too many recipients, and says what the server refuses beside its field', async () => {
    await open();
    await screen.click('button', /^Thay đổi/);
    const eleven = Array.from({ length: 11 }, (_, at) => `Nơi ${at}`).join('\n');
    await screen.type('Nơi nhận, mỗi dòng một nơi', eleven);
    await screen.submit(FORM);
    expect(client.change).not.toHaveBeenCalled();
    expect(screen.text).toContain('Cần sửa: có 11 nơi nhận, nhiều nhất 10 nơi.');
    await screen.type('Nơi nhận, mỗi dòng một nơi', 'Lưu');
    const errors = [{ field: 'place', text: 'địa danh có ký tự lạ.' }];
    client.change.mockRejectedValue(
      new ProblemError({
        type: 'about:blank',
        title: '',
        status: 400,
        code: 'X',
        detail: 'Có chỗ cần sửa.',
        requestId: 'r',
        errors,
      }),
    );
    await screen.submit(FORM);
    await screen.settle();
    expect(says('alert')).toEqual([expect.stringContaining('Có chỗ cần sửa.')]);
    expect(screen.text).toContain('Cần sửa: địa danh có ký tự lạ.');
    expect(document.activeElement).toBe(screen.get('textbox', 'Địa danh'));
  });

  it('of a branch is its card: no recipients are asked for, those stored stay', async () => {
    await open({ isCell: true, recipients: [{ name: 'Lưu' }] });
    await screen.click('button', /^Thay đổi/);
    expect(screen.all('textbox', /Nơi nhận/)).toEqual([]);
    client.change.mockResolvedValue(aLetterhead({ isCell: true }));
    await screen.submit(FORM);
    expect(client.change).toHaveBeenCalledWith(
      'nv',
      '0123456789abcdef',
      expect.objectContaining({ recipients: [{ name: 'Lưu' }] }),
    );
  });
});
