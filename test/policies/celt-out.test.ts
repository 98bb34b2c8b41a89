// Porthwen, on the way: what visitors read at each moment, 999 above everything, and the school's own words for all of it.
import { noteBeside, types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, lead } = PEOPLE;

/** Maya is out, alone unless others are named; Kwame is the buddy. */
function away(visitors: string[] = [visitor]): {
  day: SchoolDay;
  ref: string;
  out: string;
  page: (as: string) => string;
} {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved({ visitors: visitors.map((one) => day.choice(one)) });
  const out = day.leaves([ref]);
  return { day, ref, out, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

test('[CELT-14] conduct is read on the phone at its moment, and “not going in” is one tap', () => {
  const { day, ref, out, page } = away();
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Adults we may speak to');
  const park = 'Park where it is lit and other people pass';
  const door = [
    'show your identification',
    'Go in only when a responsible adult asks you in. Never on a child’s word',
    'Raised voices or anger inside: stay out',
    'Drink, drugs, or somebody not dressed to receive you: do not go in',
    'Speak only to a parent, or to an adult whom a parent has named',
  ];
  const inside = [
    'Never into a child’s bedroom; upstairs only with an adult',
    'Not a word of the purpose to brothers, sisters or visitors',
  ];
  expect(page(visitor)).toContain(park);
  expect(page(visitor)).toContain('Keys and phone on you');
  const atTheDoor = day.says(visitor, out, 'arrived');
  for (const words of door) expect(atTheDoor).toContain(words);
  expect(atTheDoor).not.toContain(park);
  const atTable = day.says(visitor, out, 'going in');
  for (const words of inside) expect(atTable).toContain(words);
  for (const words of door) expect(atTable).not.toContain(words);
  const other = away();
  other.day.says(visitor, other.out, 'arrived');
  const { html } = other.day.workspace.openPage({ p: 'outing', ref: other.out }, { as: visitor });
  expect(html).toContain('data-act="not going in"');
  other.day.says(visitor, other.out, 'not going in');
  expect(other.page(office)).toContain('did not go in');
});

test('[CELT-17] inside they read: notes may be taken, no secrets are promised, worries go to the safeguarding lead', () => {
  const { day, out } = away();
  const page = day.says(visitor, out, 'going in');
  expect(page).toContain(
    'Say that you may take notes. Promise no secrets: what worries you goes to the safeguarding lead',
  );
});

test('[CELT-16] immediate danger: 999 stands above everything else on every page of a visit, with what to do who cannot speak', () => {
  const { day, ref, out } = away();
  const pages: [string, string, string][] = [
    [visitor, 'outing', out],
    [day.watcher, 'outing', out],
    [office, 'outing', out],
    [visitor, 'visit', ref],
    [lead, 'visit', ref],
    [office, 'visit', ref],
    [visitor, 'leave', ref],
    [visitor, 'home', ''],
  ];
  for (const [as, p, record] of pages) {
    const { html } = day.workspace.openPage({ p, ref: record }, { as });
    expect(html.indexOf('href="tel:999"')).toBeGreaterThan(0);
    for (const later of ['press 55', 'Porthwen Academy ·', '<h1']) {
      expect(html.indexOf(later)).toBeGreaterThan(html.indexOf('href="tel:999"'));
    }
    expect(html.indexOf('press 55')).toBeLessThan(html.indexOf('<h1'));
  }
});

test('[CELT-31] a pair reads to wait outside until all are there, until one of them has arrived', () => {
  const { day, out, page } = away([visitor, colleague]);
  const together = 'Wait outside until all of you are there, and go in together';
  for (const one of [visitor, colleague]) expect(page(one)).toContain(together);
  expect(day.says(visitor, out, 'arrived')).not.toContain(together);
  expect(away().page(visitor)).not.toContain(together);
});

test('[CELT-32] faced with aggression: what to do is one tap away on every page of the visit', () => {
  const { day, ref, out } = away();
  const calm = 'Keep your distance, with a table between you where you can';
  const closed = /<button[^>]*aria-controls="if-threatened"[^>]*>If you are threatened<\/button>/;
  for (const params of [
    { p: 'outing', ref: out },
    { p: 'visit', ref },
    { p: 'leave', ref },
  ]) {
    const { html } = day.workspace.openPage(params, { as: visitor });
    expect(html).toMatch(closed);
    expect(html).toContain(calm);
  }
  for (const act of ['arrived', 'going in', 'left']) expect(day.says(visitor, out, act)).toContain(calm);
});

test('[CELT-30] how we behave, safety and travel tips are read before going and on the way, in our words until the school has its own', () => {
  const { day, page } = away();
  expect(page(visitor)).toContain('Park so that you can drive straight off');
  expect(page(visitor)).toContain('Walking back: keys in your hand');
  expect(day.reads(visitor, { p: 'read' })).toContain(
    'Stay professional throughout, with a goal for this visit in mind',
  );
  expect(day.mailTo(day.watcher, 'You watch over').body).toContain('Stay where your phone rings');
});

test('[CELT-30] the school edits the sheet Guidance: its own words stand on pages and in mails, an emptied moment shows nothing', () => {
  const day = schoolDay({ policy: 'celt' });
  types(day, 'Guidance', 'Hide bags and papers before you arrive.', 'Words', 'Leave the laptop at school.');
  types(day, 'Guidance', 'Keys and phone on you. Little cash, nothing of value.', 'Words', 'Phone on loud.');
  const ref = day.approved({ visitors: [visitor, colleague].map((one) => day.choice(one)) });
  for (const one of [visitor, colleague]) {
    expect(
      day.inbox(one).some(({ body }) => body.includes('Phone on loud.') && body.includes('Leave the laptop')),
    ).toBe(true);
  }
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Phone on loud.');
  const out = day.leaves([ref]);
  const page = () => day.reads(visitor, { p: 'outing', ref: out });
  expect(page()).toContain('Leave the laptop at school.');
  expect(page()).not.toContain('Hide bags and papers');
  expect(page()).toContain('In a pair Wait outside');
  types(day, 'Guidance', 'Wait outside until all of you are there, and go in together.', 'Words', '');
  expect(page()).not.toContain('In a pair');
});

test('[CELT-30] a row of Guidance with a moment that there is not has its note, and the rest stays in force', () => {
  const day = schoolDay({ policy: 'celt' });
  types(day, 'Guidance', 'Mind steps, loose carpet and wires.', 'Moment', 'insde');
  expect(noteBeside(day, 'Guidance', 'Mind steps, loose carpet and wires.')).toContain('Do you mean “inside”?');
  types(day, 'Guidance', 'Mind steps, loose carpet and wires.', 'Moment', 'inside');
  expect(noteBeside(day, 'Guidance', 'Mind steps, loose carpet and wires.')).toBe('');
});

test('[CELT-30] another policy is chosen: its own lines are added to the sheet, those that are there stay', () => {
  const day = schoolDay({ policy: 'celt' });
  const lines = () => day.workspace.spreadsheet(day.workspace.controlId).sheet('Guidance').display.slice(1);
  types(day, 'Guidance', 'Mind steps, loose carpet and wires.', 'Words', 'Mind the step.');
  const before = lines();
  expect(new Set(before.map(([policy]) => policy))).toEqual(new Set(['celt']));
  types(day, 'Settings', 'Policy', 'Value', 'wls');
  day.workspace.run('setUp', [], { context: 'menu' });
  expect(lines().slice(0, before.length)).toEqual(before);
  expect(new Set(lines().map(([policy]) => policy))).toEqual(new Set(['celt', 'wls']));
  const count = lines().length;
  day.workspace.run('setUp', [], { context: 'menu' });
  expect(lines()).toHaveLength(count);
  expect(day.reads(visitor, { p: 'read' })).toContain('Wear the school’s badge where it can be read');
});
