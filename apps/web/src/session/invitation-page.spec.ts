import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router, provideRouter } from '@angular/router';
import { PageLoad } from '../device/page-load';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { InvitationPage } from './invitation-page';

describe('a printed slip', () => {
  const useInvitation = vi.fn<(body: object) => Promise<boolean>>();
  const go = vi.fn();
  let screen: Screen<InvitationPage>;
  let onwards: ReturnType<typeof vi.spyOn>;

  async function open(fragment: string | null = null): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ActivatedRoute, useValue: { snapshot: { fragment } } },
        { provide: PageLoad, useValue: { go } },
      ],
    });
    vi.spyOn(TestBed.inject(Session), 'useInvitation').mockImplementation(useInvitation);
    onwards = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    screen = new Screen(TestBed.createComponent(InvitationPage));
    document.body.append(screen.element);
    await screen.settle();
  }

  async function send(): Promise<void> {
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    useInvitation.mockReset();
    go.mockReset();
  });

  it('that was scanned brings its code along, which leaves the address', async () => {
    await open('K7N2PX9QVERTABC');
    expect((screen.get('textbox', 'Mã trên phiếu') as HTMLInputElement).value).toBe('K7N2P-X9QVE-RTABC');
    expect(TestBed.inject(Router).url).not.toContain('K7N2P');
    useInvitation.mockResolvedValue(true);
    await screen.type('Mật khẩu mới', 'đò ngang qua bến');
    await send();
    expect(useInvitation).toHaveBeenCalledExactlyOnceWith({ code: 'K7N2P-X9QVE-RTABC', next: 'đò ngang qua bến' });
    expect(onwards).toHaveBeenCalledWith('/');
    expect(go).not.toHaveBeenCalled();
  });

  it('is asked for at its field, before anything is sent', async () => {
    await open();
    await screen.type('Mã trên phiếu', 'K7N2P');
    await send();
    expect(screen.text).toContain('mã gồm 15 chữ cái và chữ số');
    expect(screen.text).toContain('mật khẩu mới cần từ 8 ký tự');
    expect(document.activeElement).toBe(screen.get('textbox', 'Mã trên phiếu'));
    expect(useInvitation).not.toHaveBeenCalled();
  });

  it('that is not taken says why at the field and keeps what was typed', async () => {
    await open('K7N2PX9QVERTABC');
    const problem = { type: 'about:blank', title: '', status: 403, code: 'INVITATION_CODE', requestId: '' } as const;
    const errors = [{ field: 'code', text: 'Mã đã dùng.' }];
    useInvitation.mockRejectedValue(new ProblemError({ ...problem, detail: 'Mã chưa đúng.', errors }));
    await screen.type('Mật khẩu mới', 'đò ngang qua bến');
    await send();
    expect(screen.get('alert').textContent).toContain('Mã chưa đúng.');
    expect(screen.text).toContain('Cần sửa: mã đã dùng.');
    expect((screen.get('textbox', 'Mật khẩu mới') as HTMLInputElement).value).toBe('đò ngang qua bến');
  });

  it('of another account than the one this browser is signed in as begins a new page', async () => {
    await open('K7N2PX9QVERTABC');
    useInvitation.mockResolvedValue(false);
    await screen.type('Mật khẩu mới', 'đò ngang qua bến');
    await send();
    expect(go).toHaveBeenCalledExactlyOnceWith('/');
  });
});
