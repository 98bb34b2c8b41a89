// What waits for an answer though no visit has it: what was written, and the button that ends its ladder.
import { rowsOf } from '../letters/unplaced';
import type { Unplaced } from '../school/school';
import { type Instant, timeWords } from '../time';
import { ActForm, Facts, Go, Submit, Words } from './parts';

/** One of them. */
export function UnplacedPart({ item, now }: { item: Unplaced; now: Instant }) {
  const { id, at, form, params } = item;
  return (
    <ActForm act="answer unplaced" class="panel warn">
      <h2>
        {form === 'incident' ? 'An incident' : 'A concern'} that no visit has, {timeWords(at, now)}
      </h2>
      <Facts rows={[['Sent by', params.by ?? ''], ...rowsOf(params.said ?? '')]} />
      {(params.editUrl ?? '') !== '' && <Go to={params.editUrl ?? ''}>Open the form</Go>}
      <Words id={`unplaced-${id}`} name="words" label="What you did, and where it is recorded" rows={2} />
      <Submit send={{ id, at }}>I have this</Submit>
    </ActForm>
  );
}
