// How the pages look: calm and high in contrast, one accent, red for alarms and 999 alone, violet for drills. Inlined into every page.

export const STYLE = `
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#1a2226;--soft:#4a565c;--line:#c9d0d3;--ground:#f3f5f4;--paper:#fff;--accent:#0b5563;--accent-soft:#e3f0f2;
--red:#b3091e;--red-soft:#fdeceb;--amber:#6b4400;--amber-soft:#fff3d6;--green:#0b5a33;--green-soft:#e4f4ea}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;
overflow-wrap:anywhere}
header,main,footer{max-width:42rem;margin:0 auto;padding:0 16px}
.wide header,.wide main,.wide footer{max-width:76rem}
h1{font-size:1.5rem;line-height:1.2;margin:16px 0 8px}
h2{font-size:1.15rem;line-height:1.25;margin:0 0 8px}
h3{font-size:1rem;margin:12px 0 4px}
p{margin:0 0 8px}
ul,ol{margin:0 0 8px;padding-left:1.25rem}
li{margin:4px 0}
a{color:var(--accent)}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
[hidden]{display:none!important}
.quiet{color:var(--soft)}
.small{font-size:.9rem}
.school{color:var(--soft);font-size:.9rem;margin:12px 0 0}
body:has(.nine),body:has(.practice-band){padding-top:52px}
.practice-band{position:fixed;z-index:3;top:0;left:0;right:0;margin:0;min-height:52px;display:flex;align-items:center;justify-content:center;
padding:8px 16px;background:#5b2a86;color:#fff;font-weight:700;font-size:1.05rem;line-height:1.15;text-align:center}
.practice,body:has(.practice-band){--red:#5b2a86;--red-soft:#f1e8f8}
.panel.practice{border:3px dashed #5b2a86}
.practice-tag{color:#5b2a86;font-weight:700;margin:0}
.nine{position:fixed;z-index:3;top:0;left:0;right:0;display:flex;align-items:center;justify-content:center;min-height:52px;padding:8px 16px;
background:var(--red);color:#fff;font-weight:700;font-size:1.15rem;text-decoration:none;text-align:center}
.nine-words{margin:8px 0 0;font-size:.94rem}
.nine-words+.panel{margin-top:12px}
.nine:focus-visible{outline-offset:-5px}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px;margin:0 0 16px}
.panel>:last-child{margin-bottom:0}
.panel.alarm{background:var(--red);border-color:var(--red);color:#fff}
.panel.alarm a,.panel.alarm dt,.panel.alarm .quiet,.panel.alarm .help{color:#fff}
.panel.alarm input,.panel.alarm textarea,.panel.alarm select{color:var(--ink)}
.panel.urgent{border:3px solid var(--red);background:var(--red-soft)}
.panel.warn{background:var(--amber-soft);border-color:#d9a43b;color:#3d2700}
.panel.good{background:var(--green-soft);border-color:#7fbf9b}
.state{font-size:1.2rem;font-weight:700;margin:0}
.state+button,.state+.row{margin-top:8px}
.big{font-size:clamp(1.8rem,7.8vw,2.6rem);line-height:1.05;font-weight:750;margin:4px 0;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.big.mid{font-size:1.8rem}
.late{color:var(--red)}
.panel.alarm .late{color:inherit}
.tag{display:inline-block;border-radius:999px;padding:1px 10px;border:1px solid currentColor;font-size:.85rem;font-weight:600}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:10px 18px;border-radius:10px;
border:2px solid var(--accent);background:var(--paper);color:var(--accent);font:inherit;font-weight:650;line-height:1.2;cursor:pointer;
text-decoration:none;text-align:center}
button:disabled{opacity:.55;cursor:default}
.go{background:var(--accent);color:#fff}
.red{border-color:var(--red);color:var(--red)}
.red.go,.urgent .red.go{background:var(--red);color:#fff}
.alarm .go{background:#fff;border-color:#fff;color:var(--red)}
.alarm button:not(.go),.alarm .button:not(.go){background:transparent;border-color:#fff;color:#fff}
.huge{width:100%;min-height:84px;font-size:1.5rem;flex-direction:column;margin:0 0 12px}
.huge small{font-size:1rem;font-weight:500}
form:has([name=transport]:checked):not(:has([name=transport][value=Car]:checked)) .by-car{display:none}
.answer{white-space:pre-line}
.full{width:100%}
.full+.panel,.full+.reveal{margin-top:12px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 12px}
.row>button,.row>.button{flex:1 1 9rem}
.row>.call{flex-basis:100%}
.row>[data-sound]{flex:none}
.row.three>button{flex:1 1 4.5rem;padding:10px 6px}
.reveal{margin:0 0 12px}
.reveal>button{width:100%;justify-content:space-between;text-align:left;background:var(--paper);border:1px solid var(--line);color:var(--ink)}
.reveal>button::after{content:"+";font-size:1.4rem;line-height:1;color:var(--accent);margin-left:12px}
.reveal>button[aria-expanded=true]::after{content:"\\2212"}
.reveal>div{padding:12px 4px 0}
label,legend{display:block;font-weight:600;margin:0 0 4px;padding:0}
.help{display:block;font-weight:400;color:var(--soft);font-size:.9rem}
input,select,textarea{font:inherit;color:inherit;background:#fff}
input:not([type=checkbox]):not([type=radio]),select,textarea{display:block;width:100%;min-height:48px;padding:10px 12px;
border:1px solid #6b777d;border-radius:8px;margin:0 0 14px}
input[type=time],input[type=date]{max-width:14rem}
textarea{line-height:1.4}
fieldset{border:0;margin:0 0 16px;padding:0;min-width:0}
.tick{display:flex;gap:12px;align-items:flex-start;min-height:48px;padding:11px 12px;margin:0 0 6px;border:1px solid var(--line);border-radius:8px;
background:#fff;font-weight:400;cursor:pointer}
.tick input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--accent)}
.stops{list-style:none;padding:0}
.stops li{display:flex;gap:8px}
.tick+label:not(.tick){margin-top:16px}
.stops .tick{flex:1}
dl{margin:0 0 8px;display:grid;grid-template-columns:minmax(6.5rem,32%) 1fr;gap:6px 12px;align-items:baseline}
dt{color:var(--soft)}
dd{margin:0;white-space:pre-line}
.log{list-style:none;padding:0;margin:0}
.log li{padding:6px 0;border-top:1px solid var(--line)}
.log li:first-child{border-top:0}
.list{list-style:none;padding:0;margin:0 0 16px}
.list>li{margin:0 0 8px}
.card{display:block;padding:14px 16px;background:var(--paper);border:1px solid var(--line);border-radius:10px;color:inherit;text-decoration:none}
.card strong{color:var(--accent)}
.person{padding:10px 0;border-top:1px solid var(--line)}
.person:first-of-type{border-top:0;padding-top:0}
.person .row{margin:8px 0 0}
.beside{display:grid;grid-template-columns:1fr auto;gap:0 8px;margin:6px 0 0}
.beside label{grid-column:1/-1;font-weight:400}
.beside input:not([type=checkbox]):not([type=radio]){margin:0}
.tel{display:inline-flex;align-items:center;min-height:44px;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}
.phones{white-space:pre-line}
.nobody{padding:40px 16px;text-align:center;font-size:1.6rem;font-weight:650}
.script{font-size:1.05rem;margin-top:12px}
.word{font-size:1.7rem;font-weight:750;margin:0}
footer{margin-top:24px;padding-top:8px;padding-bottom:32px}
footer nav{display:flex;flex-wrap:wrap;gap:4px 20px;border-top:1px solid var(--line);padding-top:8px}
footer a{display:inline-flex;align-items:center;min-height:48px}
#notes{position:sticky;top:0;z-index:2}
body:has(.nine) #notes,body:has(.practice-band) #notes{top:52px}
#banner{max-width:76rem;margin:0 auto;padding:12px 16px;font-weight:650;border-bottom:2px solid}
#banner p,#banner ul{margin:0 0 6px}
#banner ul{max-height:36vh;overflow:auto;font-weight:400}
#banner.wait{background:var(--accent-soft);color:#063b45}
#banner.good{background:var(--green-soft);color:var(--green)}
#banner.bad{background:#3a0008;color:#fff}
#banner.bad a{color:#fff}
#banner.warn{background:var(--amber-soft);color:#3d2700}
.board{display:grid;gap:16px}
.out{margin:0}
.out.alarm-edge{border:4px solid var(--red)}
.out.warn-edge{border:3px solid #d9a43b}
.grow{display:grid;gap:12px}
.sound-off[data-ringing]{background:var(--red);border-color:var(--red);color:#fff}
@media(min-width:56rem){
.two{display:grid;grid-template-columns:3fr 2fr;gap:0 24px;align-items:start}
.grow{grid-template-columns:3fr 3fr 2fr}
}
@media(max-width:36rem){.answers dl{grid-template-columns:1fr;gap:0}.answers dt{margin-top:10px;font-size:.9rem}}
@media(max-width:22rem){.nine{font-size:1rem}dl{grid-template-columns:1fr}dt{margin-top:4px}}
@media(prefers-reduced-motion:no-preference){button:active{transform:translateY(1px)}}
`;
