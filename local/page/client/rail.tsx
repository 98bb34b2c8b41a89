// The left column: who one is, with roles, and the sections with what waits in each.
import type { PersonView } from '../protocol';
import { useApp } from './app-state';
import { SECTIONS, type Section, toHash } from './place';
import { hueOf, initials, many } from './words';

export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span class={`avatar${small ? ' small' : ''}`} style={{ '--hue': String(hueOf(name)) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Everyone under the role that says most about them, in the order of the list. */
const GROUPS: { label: string; roles: string[] }[] = [
  { label: 'Safeguarding', roles: ['safeguarding team', 'safeguarding lead'] },
  { label: 'Office, buddies, emergency contacts', roles: ['emergency contact', 'office', 'buddy'] },
  { label: 'Visitors', roles: ['visitor'] },
  { label: 'Headteacher and senior leaders', roles: ['headteacher', 'senior leader'] },
  { label: 'Administrators', roles: ['administrator'] },
];
const OTHERS = 'Others';

function grouped(people: PersonView[]): { label: string; people: PersonView[] }[] {
  const labelOf = (person: PersonView) =>
    GROUPS.find(({ roles }) => roles.some((role) => person.roles.includes(role)))?.label ?? OTHERS;
  return [...new Set(people.map(labelOf))].map((label) => ({
    label,
    people: people.filter((person) => labelOf(person) === label),
  }));
}

export function Rail() {
  const { state, me, place, go } = useApp();
  const others = state.people.filter((person) => person.unread > 0 && person.email !== me.email);
  const counts: Partial<Record<Section, number>> = { inbox: me.unread, log: state.failures };
  return (
    <aside class="rail">
      <div class="me">
        <Avatar name={me.name} />
        <div class="me-words">
          <label for="who">I am</label>
          <select id="who" value={me.email} onChange={(event) => go({ at: place.at }, event.currentTarget.value)}>
            {grouped(state.people).map(({ label, people }) => (
              <optgroup key={label} label={label}>
                {people.map(({ email, name, unread }) => (
                  <option key={email} value={email}>
                    {name}
                    {unread > 0 && email !== me.email && ` · ${unread} unread`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <p class="job">{me.job}</p>
        <p class="roles">
          {me.roles.map((role) => (
            <span key={role} class="role">
              {role}
            </span>
          ))}
        </p>
      </div>
      <nav aria-label="Sections">
        {SECTIONS.map(({ at, name }) => (
          <a
            key={at}
            href={toHash({ place: { at }, as: me.email, school: state.schoolId })}
            aria-current={place.at === at ? 'page' : undefined}
            class={`nav-${at}`}
          >
            <span>{name}</span>
            {(counts[at] ?? 0) > 0 && (
              <span class={`count${at === 'log' ? ' bad' : ''}`}>
                {counts[at]}
                <span class="hidden"> {at === 'log' ? 'failed' : 'unread'}</span>
              </span>
            )}
          </a>
        ))}
      </nav>
      {others.length > 0 && (
        <section class="waiting" aria-label="Others with unread mail">
          <h2>Others with unread mail</h2>
          <ul>
            {others.map((person) => (
              <li key={person.email}>
                <button
                  type="button"
                  onClick={() => go({ at: 'inbox' }, person.email)}
                  aria-label={`Be ${person.name}: ${many(person.unread, 'unread mail')}`}
                >
                  <Avatar name={person.name} small />
                  <span>{person.name}</span>
                  <span class="count">{person.unread}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
