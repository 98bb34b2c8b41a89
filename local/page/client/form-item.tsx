// One item of a form, in the look of Google Forms: its title, help, the fields of its kind, and what is wrong with it.
import type { Answer, FormItemView } from '../../workspace/types';
import { FormGrid } from './form-grid';

export interface FieldProps {
  item: FormItemView;
  answer: Answer | undefined;
  problem: string;
  put: (answer: Answer) => void;
}

const text = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

export function FormItem(props: FieldProps) {
  const { item, problem } = props;
  if (item.kind === 'SECTION_HEADER') {
    return (
      <div class="gcard">
        <h3>{item.title}</h3>
        {item.help && <p class="ghelp">{item.help}</p>}
      </div>
    );
  }
  const group = !['TEXT', 'PARAGRAPH_TEXT', 'DATE', 'TIME', 'DATETIME', 'LIST'].includes(item.kind);
  const title = (
    <>
      {item.title}
      {item.required && <span class="star"> *</span>}
    </>
  );
  // Several fields are a group that is named by the title; a single one has the title as its own label.
  const Card = group ? 'fieldset' : 'div';
  return (
    <Card
      id={`item-${item.id}`}
      class={`gcard gitem${problem ? ' wrong' : ''}`}
      aria-labelledby={group ? `title-${item.id}` : undefined}
    >
      {group ? (
        <p class="gtitle" id={`title-${item.id}`}>
          {title}
        </p>
      ) : (
        <label class="gtitle" id={`title-${item.id}`} for={`field-${item.id}`}>
          {title}
        </label>
      )}
      {item.help && (
        <p class="ghelp" id={`help-${item.id}`}>
          {item.help}
        </p>
      )}
      <Field {...props} />
      {problem && (
        <p class="gproblem" id={`problem-${item.id}`} role="alert">
          {problem}
        </p>
      )}
    </Card>
  );
}

function Field(props: FieldProps) {
  const { item, answer, problem, put } = props;
  const common = {
    id: `field-${item.id}`,
    'aria-describedby': problem ? `problem-${item.id}` : item.help ? `help-${item.id}` : undefined,
    'aria-required': item.required,
    'aria-invalid': problem !== '',
  };
  switch (item.kind) {
    case 'PARAGRAPH_TEXT':
      return (
        <textarea
          {...common}
          rows={3}
          placeholder="Your answer"
          value={text(answer)}
          onInput={(event) => put(event.currentTarget.value)}
        />
      );
    case 'DATE':
    case 'TIME':
      return (
        <input
          {...common}
          type={item.kind === 'DATE' ? 'date' : 'time'}
          value={text(answer)}
          onInput={(event) => put(event.currentTarget.value)}
        />
      );
    case 'DATETIME':
      return (
        <input
          {...common}
          type="datetime-local"
          value={text(answer).replace(' ', 'T')}
          onInput={(event) => put(event.currentTarget.value.replace('T', ' '))}
        />
      );
    case 'LIST':
      return (
        <select {...common} value={text(answer)} onChange={(event) => put(event.currentTarget.value)}>
          <option value="">Choose</option>
          {item.choices?.map(({ value }) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      );
    case 'MULTIPLE_CHOICE':
      return <OneOf {...props} />;
    case 'CHECKBOX':
      return <SomeOf {...props} />;
    case 'SCALE':
      return <Scale {...props} />;
    case 'GRID':
    case 'CHECKBOX_GRID':
      return <FormGrid {...props} />;
    default:
      return (
        <input
          {...common}
          type="text"
          placeholder="Your answer"
          value={text(answer)}
          onInput={(event) => put(event.currentTarget.value)}
        />
      );
  }
}

function OneOf({ item, answer, put }: FieldProps) {
  const choices = item.choices?.map(({ value }) => value) ?? [];
  const chosen = text(answer);
  const other = item.other === true && answer !== undefined && !choices.includes(chosen);
  return (
    <div class="gchoices">
      {choices.map((value) => (
        <label key={value}>
          <input type="radio" name={`q${item.id}`} checked={chosen === value} onChange={() => put(value)} />
          {value}
        </label>
      ))}
      {item.other && (
        <label>
          <input type="radio" name={`q${item.id}`} checked={other} onChange={() => put('')} />
          Other:
          <input
            type="text"
            aria-label={`${item.title}: other`}
            value={other ? chosen : ''}
            onInput={(event) => put(event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}

function SomeOf({ item, answer, put }: FieldProps) {
  const choices = item.choices?.map(({ value }) => value) ?? [];
  const chosen = Array.isArray(answer) ? answer.filter((entry): entry is string => typeof entry === 'string') : [];
  const other = chosen.find((value) => !choices.includes(value));
  const known = chosen.filter((value) => choices.includes(value));
  const toggle = (value: string, on: boolean) => put(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <div class="gchoices">
      {choices.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          {value}
        </label>
      ))}
      {item.other && (
        <label>
          <input
            type="checkbox"
            checked={other !== undefined}
            onChange={(event) => put(event.currentTarget.checked ? [...known, ''] : known)}
          />
          Other:
          <input
            type="text"
            aria-label={`${item.title}: other`}
            value={other ?? ''}
            onInput={(event) => put([...known, event.currentTarget.value])}
          />
        </label>
      )}
    </div>
  );
}

function Scale({ item, answer, put }: FieldProps) {
  const { lower = 1, upper = 5, lowerLabel = '', upperLabel = '' } = item.scale ?? {};
  const steps = Array.from({ length: upper - lower + 1 }, (_, i) => String(lower + i));
  return (
    <div class="gscale">
      <span>{lowerLabel}</span>
      {steps.map((value) => (
        <label key={value}>
          {value}
          <input type="radio" name={`q${item.id}`} checked={answer === value} onChange={() => put(value)} />
        </label>
      ))}
      <span>{upperLabel}</span>
    </div>
  );
}
