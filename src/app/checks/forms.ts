// Whether the policy's forms are built, take answers, and open for everybody on the staff list.
import type { Ports } from '../../ports';
import { listWords } from '../../school/people';
import type { School } from '../../school/school';
import { formsAsked, notBuilt, planOf, responders } from '../people-of-files';

export function formsIn(ports: Ports, school: School): string[] {
  const found = formsAsked(school).flatMap((name) => {
    const file = school.files.forms[name];
    if (!file) return [];
    const { title } = planOf(name, school);
    const state = ports.forms.state(file.id);
    if (!state.published || !state.accepting)
      return [`The form “${title}” takes no answers. Choose Rebuild the forms.`];
    const shut = responders(school).filter((email) => state.responders !== null && !state.responders.includes(email));
    // The owner answers without standing in the list.
    const out = shut.filter((email) => email !== school.settings.mailbox);
    return out.length === 0 ? [] : [`${listWords(out)} cannot open the form “${title}”. Choose Rebuild the forms.`];
  });
  return [...notBuilt(school), ...found];
}
