// Whoever watches stays until somebody else does: they neither leave on a visit nor go home unnoticed.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, watcher, office } = PEOPLE;

/** Maya is out and Kwame watches; Kwame has a visit of his own, approved. */
function kwameWatches(): { day: SchoolDay; out: string; leaving: Record<string, unknown> } {
  const day = schoolDay({ policy: 'celt' });
  types(day, 'Staff', 'Kwame Boateng', 'Roles', 'visitor, buddy');
  const first = day.approved();
  const own = day.approved({ visitors: [day.choice(watcher)] });
  const out = day.leaves([first]);
  day.says(watcher, out, "I'm watching");
  day.readsPolicy(watcher);
  return { day, out, leaving: day.signOutFor([own], { watcher: office, transport: 'On foot', car: '', driver: '' }) };
}

const watches = (day: SchoolDay) =>
  day.board('Today').find((row) => String(row['Who is out']).includes('Maya'))?.Watcher;

test('[CELT-11] a buddy who watches signs out on no visit of their own before somebody has taken over', () => {
  const { day, out, leaving } = kwameWatches();
  expect(day.isRefused(watcher, leaving)).toBe(
    'Kwame Boateng is watching over Maya Osei (OUT-0001). Tap “I can’t watch any longer” on that outing, and leave once somebody else watches.',
  );
  expect(day.reads(watcher, { p: 'outing', ref: out })).toContain('I can’t watch any longer');
  day.says(watcher, out, "can't watch");
  // Asked at once, not after ten minutes.
  expect(day.mailTo(office, 'NOBODY WATCHES yet').body).toContain('Kwame Boateng can watch no longer.');
  expect(day.isRefused(watcher, leaving)).toContain('Nobody has taken the watch over Maya Osei (OUT-0001)');
  day.says(office, out, "I'm watching");
  expect(watches(day)).toContain('Joanna Kowalska, accepted');
  day.taps(watcher, leaving);
});

test('[CELT-11] gone anyway, they watch no longer from that minute, and the office is told', () => {
  const { day, out, leaving } = kwameWatches();
  day.taps(watcher, { ...leaving, anyway: true });
  expect(day.mailTo(office, /NOBODY WATCHES yet: Maya/).body).toContain('Kwame Boateng can watch no longer.');
  expect(day.mailTo(office, /anyway/i).body).toContain('is watching over Maya Osei (OUT-0001)');
  expect(watches(day)).not.toContain('Kwame');
  expect(day.reads(visitor, { p: 'outing', ref: out })).toContain('Nobody is watching over you yet');
  const watchesAgain = { page: 'outing', ref: out, act: "I'm watching" };
  expect(day.isRefused(watcher, watchesAgain)).toContain('Kwame Boateng is out on a visit');
});

test('[CELT-11] nobody gives up another one’s watch', () => {
  const { day, out } = kwameWatches();
  expect(day.isRefused(office, { page: 'outing', ref: out, act: "can't watch" })).toContain('not the one who watches');
});

test('[CELT-11] a buddy who turns out to finish before they are back is replaced, while there is time', () => {
  const { day, out } = kwameWatches();
  types(day, 'Staff', 'Kwame Boateng', 'Finishes at', '14:30');
  day.until('09:20');
  expect(watches(day)).toContain('NOT YET accepted');
  expect(day.mailTo(office, 'NOBODY WATCHES yet').body).toContain('Maya Osei');
  expect(day.reads(office, { p: 'outing', ref: out })).toContain('Kwame Boateng finishes at 14:30');
  day.says(office, out, "I'm watching");
  expect(watches(day)).toContain('Joanna Kowalska');
});

test('[CELT-11] a buddy whose day ends while they are late is not counted as watching', () => {
  const { day, out } = kwameWatches();
  types(day, 'Staff', 'Kwame Boateng', 'Finishes at', '15:40');
  day.until('09:10');
  expect(watches(day)).toContain('Kwame Boateng, accepted');
  day.leaps('15:41');
  expect(watches(day)).toContain('NOT YET accepted');
  // Who stays on and says so watches.
  day.says(watcher, out, "I'm watching");
  day.until('15:50');
  expect(watches(day)).toContain('Kwame Boateng, accepted');
});
