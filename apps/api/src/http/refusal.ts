import { HttpException } from '@nestjs/common';

export interface FieldError {
  field: string;
  text: string;
}

/** A refusal in words: becomes problem JSON with this code. */
export class Refusal extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: { errors?: FieldError[]; current?: unknown; retryAfter?: number } = {},
  ) {
    super(detail, status);
  }

  static badRequest(errors: FieldError[]): Refusal {
    return new Refusal(400, 'INVALID_FIELDS', 'Dữ liệu gửi lên chưa đúng. Đồng chí kiểm tra các mục được nêu.', {
      errors,
    });
  }

  static notSignedIn(): Refusal {
    return new Refusal(401, 'NOT_SIGNED_IN', 'Đồng chí chưa đăng nhập hoặc phiên đã hết hạn.');
  }

  /** The page belongs to another account than the one this browser is signed in with by now. */
  static otherAccount(): Refusal {
    const detail =
      'Trình duyệt này đang đăng nhập bằng tài khoản khác, nên yêu cầu từ trang của tài khoản trước không được thực hiện. Chưa có gì thay đổi.';
    return Refusal.conflict('OTHER_ACCOUNT', detail);
  }

  static forbidden(detail: string): Refusal {
    return new Refusal(403, 'FORBIDDEN', detail);
  }

  static notFound(what: string): Refusal {
    return new Refusal(404, 'NOT_FOUND', `Không tìm thấy ${what}.`);
  }

  static conflict(code: string, detail: string): Refusal {
    return new Refusal(409, code, detail);
  }

  /** The act is not possible as things stand; the reasons name the fields. */
  static notReady(detail: string, errors: FieldError[]): Refusal {
    return new Refusal(422, 'NOT_READY', detail, { errors });
  }
}
