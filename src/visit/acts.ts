// What can be done to a visit: each act's name and what it carries.
import * as z from '../schema';
import { PARENTS_TOLD } from './record';

/** Words that a person must give: trimmed, not empty, short enough for a record. */
const words = z.later(() => z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)));
/** Words that may be left out. */
const maybe = z.later(() => z._default(z.string().check(z.trim(), z.maxLength(4000)), ''));

/** The acts that a person does from a page or by a reply. Who may do which is decided in `decideVisit`. */
export const VisitAct = z.later(() =>
  z.discriminatedUnion('act', [
    z.object({ act: z.literal('approve'), party: z.enum(['alone', 'in a pair']), words: maybe() }),
    z.object({ act: z.literal('decline'), words: words() }),
    z.object({ act: z.literal('send back'), words: words() }),
    z.object({ act: z.literal('invite into school'), words: maybe() }),
    // `unsafe`: "I don't feel safe going", which the safeguarding team hears whoever knew of the visit (SPT-30).
    z.object({
      act: z.literal('cancel'),
      words: words(),
      unsafe: z.optional(z.boolean()),
      // CELT-21: whether the parents know that nobody comes.
      parentsTold: z.optional(z.enum(PARENTS_TOLD)),
    }),
    // the office writes down what an approver said on the phone.
    z.object({
      act: z.literal('approved by phone'),
      by: z.string(),
      party: z.enum(['alone', 'in a pair']),
      words: words(),
    }),
    z.object({ act: z.literal('confirm approval') }),
    z.object({ act: z.literal('override'), words: words() }),
    z.object({ act: z.literal('family refuses'), words: maybe() }),
    z.object({ act: z.literal('told agency'), agency: words(), words: words() }),
    z.object({ act: z.literal('confirm to agency'), agency: words() }),
    z.object({ act: z.literal('acknowledge child alone'), words: maybe() }),
    z.object({ act: z.literal('decide referral'), referred: z.boolean(), words: words() }),
    z.object({ act: z.literal('give reason'), words: words() }),
    z.object({ act: z.literal('record incident'), words: maybe() }),
    z.object({ act: z.literal('file minutes'), words: maybe() }),
    z.object({ act: z.literal('give minutes'), to: z.enum(['the parents', 'the authority']), how: words() }),
    // By mail, to the address that the report gives.
    z.object({ act: z.literal('mail minutes'), to: z.enum(['the parents', 'the authority']) }),
    z.object({ act: z.literal('record police'), reference: words(), result: maybe() }),
    // Both say what was read, by its time and its answer's id: what came since is not acknowledged with it.
    z.object({ act: z.literal('acknowledge concern'), words: maybe(), at: z.optional(z.number()) }),
    z.object({
      act: z.literal('acknowledge incident'),
      words: maybe(),
      incident: z.optional(z.string()),
      at: z.optional(z.number()),
    }),
    z.object({ act: z.literal('record CPOMS'), words: maybe(), on: z.optional(z.string()) }),
    z.object({ act: z.literal('add action'), what: words(), owner: z.string(), due: z.string() }),
    z.object({ act: z.literal('action done'), id: z.string(), words: maybe() }),
  ]),
);
export type VisitAct = z.Of<typeof VisitAct>;

/** What an outing tells its visits. */
export const PassedAct = z.later(() =>
  z.discriminatedUnion('act', [
    z.object({
      act: z.literal('left school'),
      outing: z.string(),
      at: z.number(),
      by: z._default(z.string(), ''),
      /** The numbers given at sign-out, by address. */
      mobiles: z.optional(z.record(z.string(), z.string())),
      /** When each of them had said "read and understood", by address. */
      read: z.optional(z.record(z.string(), z.number())),
    }),
    z.object({ act: z.literal('returned'), outing: z.string(), at: z.number(), by: z._default(z.string(), '') }),
    z.object({
      act: z.literal('made'),
      outing: z.string(),
      at: z.number(),
      arrivedAt: z.nullable(z.number()),
      leftAt: z.nullable(z.number()),
      how: z.string(),
      /** Who ended it, and with what words, where it ended for somebody's safety or by the family's wish. */
      by: z._default(z.string(), ''),
      words: z._default(z.string(), ''),
      unsafe: z._default(z.boolean(), false),
    }),
    /** An alarm was raised, or is over; `danger`: somebody called for help, or the safe word was heard. */
    z.object({
      act: z.literal('alarm'),
      since: z.number(),
      by: z.string(),
      danger: z.boolean(),
      over: z.boolean(),
    }),
    z.object({ act: z.literal('child alone'), at: z.number(), by: z.string(), words: z.string() }),
  ]),
);
export type PassedAct = z.Of<typeof PassedAct>;
