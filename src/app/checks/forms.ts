// Whether the forms are as they were built: published, open to the staff, and with every question, whatever was done by hand.
import type { FormName } from '../../policy/schema';
import type { Ports } from '../../ports';
import { accountsOf } from '../../school/accounts';
import { listWords } from '../../school/people';
import type { School } from '../../school/school';
import { many } from '../../time';
import { formsAsked, notBuilt, planOf, responders } from '../people-of-files';

type State = ReturnType<Ports['forms']['state']>;

/** What keeps people from answering a form, or its answers from being whole; found by every look, since nobody else tells. */
export function formsChanged(ports: Ports, school: School, name: FormName): string[] {
  const file = school.files.forms[name];
  return file ? changed(ports.forms.state(file.id), name, school) : [];
}

function changed({ published, accepting, items }: State, name: FormName, school: School): string[] {
  const { title, items: planned } = planOf(name, school);
  if (!published || !accepting) return [`The form “${title}” takes no answers. Choose Rebuild the forms.`];
  const built = school.files.forms[name]?.items ?? {};
  const gone = planned.filter(({ key }) => built[key] !== undefined && !items.includes(built[key]));
  if (gone.length === 0) return [];
  return [
    `The form “${title}” has lost what somebody deleted in it: ${listWords(gone.map((item) => `“${item.title}”`))}. ` +
      'Choose Rebuild the forms.',
  ];
}

/** The same for "Check everything", with who cannot open a form, and questions whose answers nobody is shown. */
export function formsIn(ports: Ports, school: School): string[] {
  const found = formsAsked(school).flatMap((name) => {
    const file = school.files.forms[name];
    if (!file) return [];
    const { title } = planOf(name, school);
    const state = ports.forms.state(file.id);
    const out = changed(state, name, school);
    // Owner and standby answer without standing in the list.
    const open = [...(state.responders ?? []), ...accountsOf(school.settings)];
    const shut = responders(school).filter((email) => state.responders !== null && !open.includes(email));
    if (shut.length > 0) out.push(`${listWords(shut)} cannot open the form “${title}”. Choose Rebuild the forms.`);
    const added = state.items.filter((id) => !Object.values(file.items).includes(id)).length;
    if (added > 0)
      out.push(
        `Somebody added ${many(added, 'item')} to the form “${title}” by hand. What is answered there stays in the form’s own responses, and stands in no visit.`,
      );
    return out;
  });
  return [...notBuilt(school), ...found];
}
