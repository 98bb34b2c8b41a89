// A day on which every page, sheet and inbox has something to show.
import { PEOPLE, type SchoolDay } from '../story/school-day';

const { visitor, watcher } = PEOPLE;

/** One visit reported with a concern, one asked for, one under way and due at 15:30. */
export function fullDay(day: SchoolDay): void {
  const made = day.approved({ pupil: 'Cara Moss', address: '9 Weir Road, SK15 3DD', arrive: '09:30', backBy: '10:30' });
  day.leaps('09:20');
  const first = day.leaves([made], { due: '10:30' });
  for (const act of ['arrived', 'going in', 'left', 'back']) day.says(visitor, first, act);
  day.sends('report', day.ordinaryReport(made, { hasConcern: 'Yes', concern: 'A bruise.', discussed: 'not yet' }));
  const away = day.approved();
  day.asksAndAssesses({ pupil: 'Ben Small', address: '2 Mill Lane, SK15 1AA', arrive: '15:15', backBy: '15:55' });
  day.leaps('13:50');
  day.says(watcher, day.leaves([away]), "I'm watching");
}
