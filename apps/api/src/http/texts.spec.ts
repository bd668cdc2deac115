import * as contracts from '@chibo/contracts';
import { cleanText } from '@chibo/domain';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { describe, expect, it } from 'vitest';

type Dto = new () => object;

/** Fields whose whole document has a parser of its own in the domain, which refuses the same signs (shape.ts). */
const DOCUMENTS = ['CriteriaSetBody.content'];

/** Figures that the procedure judges, so that a refusal names the indicator: it takes whole numbers alone (`indicators.spec`). */
const JUDGED = ['IndicatorValueItem.part', 'IndicatorValueItem.whole'];

const SIGNS = ['\u0000', '\u000b', '\u0085', '\u009f', '\u2028', '\u202e', '\u2066', '\ufeff', '\u200b', '\ud800'];

const dtos = Object.values(contracts).filter(
  (one): one is Dto => typeof one === 'function' && fieldsOf(one as Dto).length > 0,
);
const fields = dtos.flatMap((dto) => fieldsOf(dto).map((field) => [`${dto.name}.${field}`, dto, field] as const));

function fieldsOf(dto: Dto): string[] {
  const found = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(found.map(({ propertyName }) => propertyName))];
}

async function faultOf(dto: Dto, field: string, value: unknown): Promise<string | undefined> {
  const errors = await validate(plainToInstance(dto, { [field]: value }), { stopAtFirstError: true });
  const found = errors.find(({ property }) => property === field);
  return found && (Object.values(found.constraints ?? {})[0] ?? 'nested');
}

describe('the signs of every text that crosses the wire', () => {
  it('finds the fields', () => {
    expect(dtos.length).toBeGreaterThan(30);
    expect(fields.length).toBeGreaterThan(100);
  });

  it.each(fields.filter(([name]) => ![...DOCUMENTS, ...JUDGED].includes(name)))(
    '%s takes none that nobody sees',
    async (name, dto, field) => {
      const isText = (await faultOf(dto, field, 'x'.repeat(9))) === undefined;
      for (const sign of SIGNS) {
        for (const value of [`abcd${sign}efgh`, [`abcd${sign}efgh`]]) {
          const fault = await faultOf(dto, field, value);
          expect(fault, `${name} takes ${JSON.stringify(value)}`).toBeDefined();
          if (isText && typeof value === 'string') expect(fault).toMatch(/ có .*\(U\+[0-9A-F]{4}\) ở ký tự thứ 5/);
        }
      }
      if (!isText) return;
      const typed = SIGNS.join('chữ ');
      const clean = [cleanText(typed, 'ONE'), cleanText(typed, 'MANY').replaceAll('\n', ' ')];
      for (const value of clean) expect((await faultOf(dto, field, value)) ?? '').not.toMatch(/U\+/);
    },
  );
});
