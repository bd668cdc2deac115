import type { Request } from 'express';
import type { ProblemView } from '@chibo/contracts';

/** A person opens the address itself (a paper in a tab of its own): JSON would be no words to them. */
export function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['application/json', 'text/html']) === 'text/html';
}

/** Where waiting helps (a line of papers to be made) the page says so, and the header Refresh asks again by itself. */
export function problemPage({ detail, requestId, retryAfter }: ProblemView): string {
  const heading = retryAfter ? 'Đang chờ' : 'Chưa mở được';
  const next = retryAfter
    ? `Trang tự thử lại sau ${retryAfter} giây.`
    : 'Đồng chí đóng thẻ này, trở lại trang trước rồi thử lại.';
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <title>${heading}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <style>main { max-width: 36rem; margin: 0 auto; padding: 3rem 1rem; font: 1.0625rem/1.5 system-ui, sans-serif }</style>
  </head>
  <body>
    <main>
      <h1>${heading}</h1>
      <p>${escaped(detail)}</p>
      <p>${next}</p>
      <p><small>Mã yêu cầu: ${escaped(requestId)}</small></p>
    </main>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
