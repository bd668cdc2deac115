import { TestBed } from '@angular/core/testing';
import type { EmailView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../shell/api';
import { Screen } from '../testing/screen';
import { EmailForm } from './email-form';
import { MailsClient } from './mails-client';

const REFUSED = new ProblemError({
  type: 'about:blank',
  title: 'Dữ liệu chưa đúng',
  status: 400,
  code: 'BAD_REQUEST',
  detail: 'Có chỗ cần sửa.',
  requestId: 'r',
  errors: [{ field: 'email', text: 'Địa chỉ thư điện tử cần có dạng ten@coquan.vn.' }],
});

describe('where letters go', () => {
  const client = { email: vi.fn(), changeEmail: vi.fn(), confirmEmail: vi.fn(), sendEmailCode: vi.fn() };
  let screen: Screen<EmailForm>;

  async function open(view: EmailView = { mail: true }): Promise<void> {
    client.email.mockResolvedValue(view);
    TestBed.configureTestingModule({ providers: [{ provide: MailsClient, useValue: client }] });
    screen = new Screen(TestBed.createComponent(EmailForm));
    document.body.append(screen.element);
    await screen.settle();
    await screen.settle();
  }

  const box = (): HTMLInputElement => screen.get('textbox', 'Địa chỉ thư điện tử') as HTMLInputElement;

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => screen.element.remove());

  it('is stored as typed, without blanks around it', async () => {
    await open();
    client.changeEmail.mockResolvedValue({ mail: true, email: 'an@example.vn' });
    await screen.type('Địa chỉ thư điện tử', ' an@example.vn ');
    await screen.submit('Thư nhắc hạn');
    expect(client.changeEmail).toHaveBeenCalledWith('an@example.vn');
    expect(screen.get('status').textContent).toContain('Thư nhắc hạn sẽ gửi đến an@example.vn sau khi xác nhận.');
  });

  it('is nowhere when the field is emptied', async () => {
    await open({ mail: true, email: 'an@example.vn' });
    expect(box().value).toBe('an@example.vn');
    client.changeEmail.mockResolvedValue({ mail: true });
    await screen.type('Địa chỉ thư điện tử', '');
    await screen.submit('Thư nhắc hạn');
    expect(client.changeEmail).toHaveBeenCalledWith(null);
    expect(screen.get('status').textContent).toContain('không nhận thư nhắc hạn nữa');
  });

  it('is refused at the field, and what was typed stays', async () => {
    await open();
    client.changeEmail.mockRejectedValue(REFUSED);
    await screen.type('Địa chỉ thư điện tử', 'an@');
    await screen.submit('Thư nhắc hạn');
    await screen.settle();
    expect(screen.text).toContain('Cần sửa: địa chỉ thư điện tử cần có dạng ten@coquan.vn.');
    expect(box().value).toBe('an@');
    expect(document.activeElement).toBe(box());
    expect(screen.all('alert')).toEqual([]);
  });

  it('says when nothing could be stored or opened', async () => {
    await open();
    client.changeEmail.mockRejectedValue(new NetworkError());
    await screen.submit('Thư nhắc hạn');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ');
  });

  it('is confirmed by the code of a letter, which is sent again', async () => {
    await open({ mail: true, email: 'an@example.vn', confirmed: false });
    client.confirmEmail.mockRejectedValueOnce(
      new ProblemError({ ...REFUSED.problem, errors: [{ field: 'code', text: 'Mã chưa đúng.' }] }),
    );
    await screen.click('button', 'Gửi lại mã');
    expect(client.sendEmailCode).toHaveBeenCalledOnce();
    expect(screen.text).toContain('Đã gửi mã mới.');
    await screen.type('Mã trong thư', '123456');
    await screen.click('button', 'Xác nhận');
    await screen.settle();
    expect(screen.text).toContain('Cần sửa: mã chưa đúng.');
    client.confirmEmail.mockResolvedValue({ mail: true, email: 'an@example.vn', confirmed: true });
    await screen.click('button', 'Xác nhận');
    await screen.settle();
    expect(client.confirmEmail).toHaveBeenLastCalledWith('123456');
    expect(screen.text).toContain('Địa chỉ an@example.vn đã được xác nhận.');
    expect(screen.all('textbox', 'Mã trong thư')).toEqual([]);
  });

  it('waits for the word of an administrator where there is no mail server', async () => {
    await open({ mail: false, email: 'an@example.vn', confirmed: false });
    expect(screen.text).toContain('quản trị của cấp ủy xác nhận thay');
    expect(screen.all('button', 'Gửi lại mã')).toEqual([]);
  });

  it('says that no letters are sent while there is no mail server', async () => {
    await open({ mail: false });
    expect(screen.text).toContain('chưa nối máy chủ thư');
  });
});
