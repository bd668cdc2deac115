import { SetMetadata } from '@nestjs/common';
import type { AccessAction } from '@chibo/domain';

export const NEEDS = 'needs';

/** One right of the table ACCESS; or one of several, by what stands at the address ("nothing": none of them may be needed). */
export type Need = AccessAction | readonly (AccessAction | 'nothing')[];

/**
 * The rights this route asks for: those of the act first, then those of what it answers with. Where and of whom is the
 * procedure's matter, which asks inside its own transaction; that it asked, for these and no others, is held by NeedsInterceptor.
 */
export const Needs = (first: Need, ...further: Need[]): MethodDecorator => SetMetadata(NEEDS, [first, ...further]);

/** Asked for only by what the request brings, or for what a refusal shows. */
export const perhaps = (right: AccessAction): Need => [right, 'nothing'];

/** Open to whoever is signed in: it gives what is the account's own, what its roles reach, or what everybody inside may read. */
export const ForEveryAccount = (): MethodDecorator & ClassDecorator => SetMetadata(NEEDS, []);

/** What stands between what a route names and what was asked for on its way, in words for whoever wrote it. */
export function misnamed(
  { needs, asked }: { needs: readonly Need[]; asked: ReadonlySet<AccessAction> },
  { answered }: { answered: boolean },
): string | undefined {
  const named = new Set<string>(needs.flat());
  const unnamed = [...asked].filter((right) => !named.has(right));
  if (unnamed.length > 0) return `asks for ${unnamed.join(', ')} without naming it`;
  const met = (right: AccessAction | 'nothing'): boolean => right === 'nothing' || asked.has(right);
  const missed = needs.filter((need) => !(typeof need === 'string' ? met(need) : need.some(met)));
  return answered && missed.length > 0 ? `answers without asking for ${missed.flat().join(' or ')}` : undefined;
}
