// The two pages that are only words: a refusal, which tells nothing of any record, and "done".
import { telOf } from '../letters/content';
import { Frame, Panel, Tel } from './parts';
import type { DoneView, RefusalView } from './view';

/** Says that this page is not for the reader, and no more. */
export function Refusal({ view }: { view: RefusalView }) {
  return (
    <div
      data-page="home"
      data-ref=""
      data-seen="0"
      data-phone={view.officePhone}
      data-tel={telOf(view.officePhone ?? '')}
    >
      <main>
        <h1>Home visits</h1>
        <Panel>
          <p>{view.words}</p>
          {view.officePhone && (
            <p>
              Ring the office: <Tel phone={view.officePhone} />
            </p>
          )}
        </Panel>
      </main>
    </div>
  );
}

/** An act is done, and nothing more is to be shown. */
export function DonePage({ view }: { view: DoneView }) {
  return (
    <Frame scene={view.scene} menu={view.menu} page="home">
      <h1>Done</h1>
      <Panel tone="good">
        <p>{view.words}</p>
      </Panel>
    </Frame>
  );
}
