// Draws a letter's content as HTML that Gmail, Outlook and a phone show alike: tables, inline styles, 600 px, dark mode.
import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Block, type Content, cutAtPhones, type Tone, telOf } from './content';

const INK = '#15202b';
const MUTED = '#52606d';
const LINE = '#d5dce3';
const FONT = "font-family:'Segoe UI',-apple-system,Roboto,Helvetica,Arial,sans-serif;";
const BODY = `${FONT}font-size:16px;line-height:24px;color:${INK};`;

/** A tone's solid colour (white words on it), its tint (ink on it), and what the class is called in dark mode. */
const TONES: Record<Tone, { solid: string; tint: string; edge: string }> = {
  alarm: { solid: '#b3141c', tint: '#fdecec', edge: '#b3141c' },
  warning: { solid: '#8a5300', tint: '#fff3d6', edge: '#d08a00' },
  routine: { solid: '#0b5c66', tint: '#e6f2f3', edge: '#0b5c66' },
  good: { solid: '#1c6a37', tint: '#e5f4e9', edge: '#1c6a37' },
  practice: { solid: '#5b2a86', tint: '#f1e8f8', edge: '#5b2a86' },
};

/** Only what inline styles cannot say: narrow screens, and readers in dark mode. */
const CSS = `
@media (max-width: 480px) { .pad { padding-left: 18px !important; padding-right: 18px !important; }
.title { font-size: 24px !important; line-height: 30px !important; } .label { width: 96px !important; } }
@media (prefers-color-scheme: dark) {
.page { background-color: #0e1317 !important; } .card { background-color: #182027 !important; }
.ink { color: #f1f4f6 !important; } .muted { color: #a9b6c2 !important; } .link { color: #7ed0da !important; }
.line { border-color: #38434e !important; }
.alarm { background-color: #3d1215 !important; } .warning { background-color: #3a2b08 !important; }
.routine { background-color: #10333a !important; } .good { background-color: #10321c !important; }
.practice { background-color: #2d1842 !important; } }
`;

/** What a person wrote or we did, as one line of HTML or several, with phone numbers that can be tapped. */
function Words({ words }: { words: string }) {
  return (
    <>
      {words.split('\n').map((line, i) => (
        // Lines have no other name than their place.
        <Fragment key={`${i}-${line}`}>
          {i > 0 && <br />}
          {cutAtPhones(line).map((piece) =>
            piece.tel === '' ? (
              piece.words
            ) : (
              <a
                key={piece.tel}
                class="link"
                href={`tel:${piece.tel}`}
                style="color:#0b5c66;font-weight:600;white-space:nowrap;"
              >
                {piece.words}
              </a>
            ),
          )}
        </Fragment>
      ))}
    </>
  );
}

/** A number's words, with the number in print and in one piece. */
function unbroken(words: string, number: string): string {
  const whole = number.replace(/ /g, '\u00a0');
  return words.includes(number) ? words.replace(number, whole) : `${words}: ${whole}`;
}

/** A list drawn as a table, since mail programs disagree about the indents of real ones. */
function Items({ items, ordered }: { items: string[]; ordered: boolean }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="border-collapse:collapse;">
      {items.map((item, i) => (
        <tr key={item}>
          <td class="ink" width="24" valign="top" style={`${BODY}padding:3px 0;font-weight:600;`}>
            {ordered ? `${i + 1}.` : '•'}
          </td>
          <td class="ink" valign="top" style={`${BODY}padding:3px 0;`}>
            <Words words={item} />
          </td>
        </tr>
      ))}
    </table>
  );
}

/** Two columns: what, and the words. */
function Pairs({ rows, bold }: { rows: [string, string][]; bold: 'left' | 'right' }) {
  const left = bold === 'left' ? `color:${INK};font-weight:700;` : `color:${MUTED};`;
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="border-collapse:collapse;">
      {rows.map(([label, words]) => (
        <tr key={label}>
          <td
            class={`label line ${bold === 'left' ? 'ink' : 'muted'}`}
            width="150"
            valign="top"
            style={`${BODY}${left}font-size:15px;padding:8px 12px 8px 0;border-bottom:1px solid ${LINE};width:150px;`}
          >
            {label}
          </td>
          <td
            class="ink line"
            valign="top"
            style={`${BODY}padding:8px 0;border-bottom:1px solid ${LINE};word-break:break-word;`}
          >
            <Words words={words} />
          </td>
        </tr>
      ))}
    </table>
  );
}

/** A button that Outlook draws too: a coloured cell, and a link that fills it. */
function Tap({ words, href, tone, quiet = false }: { words: string; href: string; tone: Tone; quiet?: boolean }) {
  const { solid } = TONES[tone];
  if (quiet) {
    return (
      <a class="link" href={href} target="_blank" rel="noreferrer" style={`${BODY}color:#0b5c66;font-weight:600;`}>
        {words}
      </a>
    );
  }
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="border-collapse:separate;">
      <tr>
        <td align="center" style={`background-color:${solid};border-radius:8px;`}>
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            style={`${FONT}display:block;padding:16px 20px;font-size:18px;line-height:24px;font-weight:700;color:#ffffff;text-decoration:none;border-radius:8px;`}
          >
            {words}
          </a>
        </td>
      </tr>
    </table>
  );
}

function Callout({ tone, title, items, ordered = false }: Extract<Block, { kind: 'callout' }>) {
  const { tint, edge } = TONES[tone];
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="border-collapse:separate;">
      <tr>
        <td
          class={tone}
          style={`background-color:${tint};border:2px solid ${edge};border-radius:8px;padding:14px 16px;`}
        >
          <div class="ink" style={`${BODY}font-size:17px;font-weight:700;`}>
            <Words words={title} />
          </div>
          {items.length > 0 && <Items items={items} ordered={ordered} />}
        </td>
      </tr>
    </table>
  );
}

function BlockHtml({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2 class="ink" style={`${BODY}font-size:18px;font-weight:700;margin:14px 0 0;`}>
          {block.words}
        </h2>
      );
    case 'paragraph':
      return (
        <p class="ink" style={`${BODY}margin:0;`}>
          <Words words={block.words} />
        </p>
      );
    case 'facts':
      return <Pairs rows={block.rows} bold="right" />;
    case 'list':
      return <Items items={block.items} ordered={block.ordered} />;
    case 'button':
      return block.href === '' ? (
        <Callout kind="callout" tone={block.tone} title={block.otherwise} items={[]} />
      ) : (
        <Tap {...block} />
      );
    case 'call':
      return <Tap words={unbroken(block.words, block.number)} href={`tel:${telOf(block.number)}`} tone={block.tone} />;
    case 'callout':
      return <Callout {...block} />;
    case 'quote':
      return (
        <div class="line" style={`border-left:4px solid ${LINE};padding:2px 0 2px 14px;`}>
          <div class="muted" style={`${BODY}font-size:15px;color:${MUTED};`}>
            {block.who}
          </div>
          <div class="ink" style={`${BODY}font-size:18px;line-height:26px;`}>
            <Words words={block.words} />
          </div>
        </div>
      );
    case 'copy':
      return (
        <div
          class="ink line"
          style={`${BODY}font-size:15px;line-height:22px;border:1px dashed ${MUTED};padding:12px 14px;word-break:break-word;`}
        >
          <Words words={block.words} />
        </div>
      );
    case 'replies':
      return (
        <div>
          <p class="muted" style={`${BODY}font-size:15px;color:${MUTED};margin:0 0 2px;`}>
            {block.intro}
          </p>
          <Pairs rows={block.rows} bold="left" />
        </div>
      );
  }
}

/** What stands above the title: alarms shout in a full band, the rest whisper in a line of their tone's colour. */
function Band({ content }: { content: Content }) {
  const loud = content.tone === 'alarm' || content.tone === 'practice';
  const { solid } = TONES[content.tone];
  const style = loud
    ? 'font-size:24px;line-height:30px;padding-top:16px;padding-bottom:16px;'
    : 'font-size:15px;line-height:20px;padding-top:10px;padding-bottom:10px;';
  return (
    <tr>
      <td
        class="pad"
        style={`${FONT}${style}background-color:${solid};color:#ffffff;font-weight:700;padding-left:28px;padding-right:28px;border-radius:10px 10px 0 0;`}
      >
        {content.band}
      </td>
    </tr>
  );
}

function Page({ content, footer }: { content: Content; footer: string[] }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
        <style>{CSS}</style>
      </head>
      <body class="page" style="margin:0;padding:0;background-color:#eceff2;">
        <table class="page" role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tr>
            <td align="center" style="padding:16px 8px 28px;">
              <table
                class="card"
                role="presentation"
                width="600"
                cellPadding="0"
                cellSpacing="0"
                style="width:100%;max-width:600px;background-color:#ffffff;border-radius:10px;border-collapse:separate;"
              >
                <Band content={content} />
                <tr>
                  <td class="pad" style="padding:22px 28px 4px;">
                    <h1
                      class="ink title"
                      style={`${FONT}font-size:26px;line-height:32px;font-weight:700;color:${INK};margin:0;`}
                    >
                      {content.title}
                    </h1>
                  </td>
                </tr>
                {content.blocks.map((block, i) => (
                  <tr key={`${i}-${block.kind}`}>
                    <td class="pad" style="padding:12px 28px 0;">
                      <BlockHtml block={block} />
                    </td>
                  </tr>
                ))}
                <tr>
                  <td class="pad" style="padding:26px 28px 22px;">
                    <div
                      class="muted line"
                      style={`${FONT}font-size:14px;line-height:21px;color:${MUTED};border-top:1px solid ${LINE};padding-top:12px;`}
                    >
                      <Words words={footer.join('\n')} />
                    </div>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

/** The content as an HTML page; whatever people typed is escaped. */
export function asHtml(content: Content, footer: string[]): string {
  return `<!doctype html>${renderToString(<Page content={content} footer={footer} />)}`;
}
