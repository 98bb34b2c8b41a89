// Which of the made-up schools is shown; the name alone where there is nothing to choose.
import { useApp } from './app-state';
import { toHash } from './place';

export function SchoolChoice() {
  const { state, me } = useApp();
  const { schools, school, schoolId } = state;
  if (schools.length < 2) return <strong>{school}</strong>;
  const goTo = (id: string) => {
    location.hash = toHash({ place: { at: 'inbox' }, as: me.email, school: id });
  };
  return (
    <>
      <label class="hidden" for="school">
        School
      </label>
      <select id="school" value={schoolId} onChange={(event) => goTo(event.currentTarget.value)}>
        {schools.map(({ id, name }) => (
          <option key={id} value={id}>
            {id === schoolId ? school : name}
          </option>
        ))}
      </select>
    </>
  );
}
