// What can be done to an outing: each act's name and what it carries.
import { shortened } from '../plain';
import * as z from '../schema';
import { Transport } from '../visit/record';

/** Nothing that is said during an outing is refused for its length: what is too much for a record is cut. */
export const LONGEST = 4000;
const text = z.later(() => z.string().check(z.overwrite((typed) => shortened(typed.trim(), LONGEST))));
const words = z.later(() => text().check(z.minLength(1)));
/** The visit of a stop that has ended, where something is said of that stop afterwards. */
const visit = z.later(() => z.optional(z.string()));
const maybe = z.later(() => z._default(text(), ''));
/** A wall-clock time today, `HH:MM`. */
const time = z.later(() => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)));

/** Why somebody at the door does not go in; empty: one tap, and words later. */
export const NOT_GOING_IN = [
  '',
  'it does not feel safe',
  'an animal is not kept apart',
  'no parent or responsible adult is there',
  'the family prefers no visit',
] as const;

/** Leaving school. Visits in the order of the stops; `controls` are those ticked as in place; mobiles by address. */
export const SignOut = z.later(() =>
  z.object({
    act: z.literal('sign out'),
    visits: z.array(z.string()),
    mobiles: z.record(z.string(), z.string()),
    transport: Transport(),
    car: maybe(),
    /** A visitor's address or a companion's name; empty where nobody drives. */
    driver: maybe(),
    /** What the form left open, by visit: whom they see, and when they leave the house (`HH:MM`). */
    whomToSee: z._default(z.record(z.string(), z.string()), {}),
    leaves: z._default(z.record(z.string(), z.string()), {}),
    numberSaved: z._default(z.boolean(), false),
    /** The car seat that the child's age or height asks for is in the car. */
    seat: z._default(z.boolean(), false),
    watcher: maybe(),
    due: z.union([time(), z.literal('')]),
    safeWord: maybe(),
    controls: z._default(z.array(z.string()), []),
    /** "I've gone anyway": starts the watch though gates are not met, and tells safeguarding lead and office. */
    anyway: z.boolean(),
  }),
);
export type SignOut = z.Of<typeof SignOut>;

/** What visitors do, by tap, or the office for them on the phone. None of these is ever refused during an outing. */
export const VisitorAct = z.later(() =>
  z.discriminatedUnion('act', [
    z.object({ act: z.literal('arrived') }),
    z.object({
      act: z.literal('going in'),
      /** A parent is there and has asked them in (NAS-05). */
      parentPresent: z.optional(z.boolean()),
      /** They are inside already, whatever the rule: it is kept and told. */
      anyway: z.optional(z.boolean()),
    }),
    z.object({ act: z.literal('nobody here yet') }),
    /** `visit`: whose parents rang school. */
    z.object({ act: z.literal('parents are late'), visit: visit() }),
    z.object({
      act: z.literal('not going in'),
      because: z._default(z.enum(NOT_GOING_IN), ''),
      words: maybe(),
      visit: visit(),
    }),
    z.object({ act: z.literal('child alone'), words: maybe(), visit: visit() }),
    z.object({
      act: z.literal('carrying a child'),
      age: z._default(z.string(), ''),
      cm: z._default(z.string(), ''),
      words: maybe(),
      /** A seat that fits the child is in the car. */
      seat: z._default(z.boolean(), false),
      /** They do not, after all. */
      not: z.optional(z.boolean()),
    }),
    z.object({ act: z.literal("I'm fine") }),
    z.object({ act: z.literal('more time'), minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]) }),
    z.object({ act: z.literal('plan changed'), words: words() }),
    z.object({
      act: z.literal('left'),
      how: z._default(z.enum(['visited', 'nobody home', 'parents not there']), 'visited'),
    }),
    z.object({ act: z.literal('new risk'), words: maybe(), visit: visit() }),
    z.object({ act: z.literal('back') }),
    z.object({ act: z.literal('left, not returning') }),
    z.object({ act: z.literal('help'), words: maybe() }),
  ]),
);
export type VisitorAct = z.Of<typeof VisitorAct>;

/** What people at school do: watcher, office, senior leaders, headteacher, safeguarding. */
export const SchoolAct = z.later(() =>
  z.discriminatedUnion('act', [
    z.object({ act: z.literal("I'm watching") }),
    z.object({ act: z.literal("can't watch") }),
    z.object({ act: z.literal('acknowledge') }),
    z.object({ act: z.literal('tried to reach'), whom: words(), how: words(), result: words() }),
    z.object({ act: z.literal('checklist step'), step: words(), result: words() }),
    z.object({ act: z.literal('reached'), due: time(), words: maybe() }),
    z.object({ act: z.literal("can't reach"), words: maybe() }),
    z.object({ act: z.literal('safe word heard') }),
    z.object({ act: z.literal("I'm worried"), words: maybe() }),
    z.object({ act: z.literal('police called'), reference: words() }),
    z.object({
      act: z.literal('police not yet'),
      because: words(),
      lookAgain: z.coerce.number().check(z.gte(1), z.lte(15)),
    }),
    z.object({ act: z.literal('resolved'), words: words() }),
    z.object({ act: z.literal('show the safe word') }),
  ]),
);
export type SchoolAct = z.Of<typeof SchoolAct>;

export const OutingAct = z.later(() => z.union([VisitorAct(), SchoolAct()]));
export type OutingAct = z.Of<typeof OutingAct>;
