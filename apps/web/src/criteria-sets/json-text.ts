import { cleanText } from '@chibo/domain';

/** What a person typed is no JSON; the place is told where the browser knows it. */
export class JsonFault extends Error {}

/** Text of a draft as it is edited and downloaded. */
export function writeJson(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

export function readJson(text: string): object {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new JsonFault('Tệp phải là một bộ tiêu chí: bắt đầu bằng { và kết thúc bằng }.');
}

/** Words are cleaned as in every field; what came unseen into the text around them, when it does not parse as it is. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, clean);
  } catch (error) {
    const plain = cleanText(text, 'ONE');
    if (plain !== text && isJson(plain)) return JSON.parse(plain, clean);
    const place = placeOfFault(text, error instanceof Error ? error.message : '');
    throw new JsonFault(`Chưa đúng dạng JSON${place}. Đồng chí kiểm tra dấu phẩy, ngoặc và dấu nháy quanh chỗ đó.`);
  }
}

function clean(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value, 'ONE') : value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function placeOfFault(text: string, message: string): string {
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return ` ở dòng ${named[1]}, cột ${named[2]}`;
  const at = /position (\d+)/.exec(message);
  return at ? ` ở dòng ${text.slice(0, Number(at[1])).split('\n').length}` : '';
}

/**
 * Where in the text an error of the rules stands: `3.5` is the code of a line or group, `groups.0.criteria.2.rule` the path
 * of a value, `content.` before it what the server adds. Undefined when the text does not tell.
 */
export function offsetOf(text: string, line: string): number | undefined {
  const code = codeAt(text, line.replace(/^content\.?/, '')) ?? line;
  const at = text.search(new RegExp(`"code":\\s*"${code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`));
  return at < 0 ? undefined : at;
}

function codeAt(text: string, path: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  let code: string | undefined;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null && 'code' in value) code = String(value.code);
  }
  return code;
}
