import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

const STYLE = `
:root{color-scheme:light dark;--paper:#f6f2e9;--ink:#1b2620;--muted:#5d665f;--line:#d8d1c1;--field:#fffdf8;--action:#2c5e43;--on-action:#fbf9f3;--alert:#8f3b22}
@media (prefers-color-scheme:dark){:root{--paper:#141b17;--ink:#ece7da;--muted:#a3ab9f;--line:#36423a;--field:#1b241f;--action:#9cc7a7;--on-action:#10211a;--alert:#e8a58b}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(24rem,100%)}
h1{margin:0 0 .25rem;font:500 1.75rem/1.2 ui-serif,Georgia,serif;letter-spacing:-.01em;text-wrap:balance}
p{margin:0 0 1.5rem;color:var(--muted)}
.alert{padding-left:.75rem;border-left:3px solid var(--alert);color:var(--alert)}
label{display:block;margin:0 0 .375rem;font-weight:600;font-size:.9375rem}
input{display:block;width:100%;min-height:2.75rem;margin:0 0 1.25rem;padding:.5rem .75rem;border:1px solid var(--muted);border-radius:.25rem;background:var(--field);color:inherit;font:inherit}
button{width:100%;min-height:2.75rem;border:0;border-radius:.25rem;background:var(--action);color:var(--on-action);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:2px solid var(--action);outline-offset:2px}
footer{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.875rem;color:var(--muted);overflow-wrap:anywhere}
code{font:.875em/1 ui-monospace,monospace}
`

/** Source expression that admits the pages' one stylesheet and nothing else. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

type Html = ReturnType<typeof html>

function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main>${content}</main></body>
</html>`
}

/** What the sign-in form shows: where it leads, and what went wrong the last time. */
export interface SignInForm {
  readonly action: string
  readonly studio: string
  readonly name: string
  readonly problem: string | null
}

/** The form that asks for a name and a password. Works without JavaScript. */
export function signInPage({ action, studio, name, problem }: SignInForm): Html {
  return page(
    'Sign in',
    html`<h1>Sign in to the Studio</h1>
<p>Your name is what colleagues see beside your edits.</p>
${problem && html`<p class="alert" role="alert" id="problem">${problem}</p>`}
<form method="post" action="${action}">
<label for="name">Name</label>
<input id="name" name="name" value="${name}" maxlength="60" autocomplete="name" required ${name ? '' : 'autofocus'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${name ? 'autofocus' : ''} ${problem && raw('aria-describedby="problem"')}>
<button>Sign in</button>
</form>
<footer>You continue to ${studio}</footer>`,
  )
}

/** A page for a sign-in that cannot go on, with what would help. */
export function refusalPage(title: string, explanation: string): Html {
  return page(title, html`<h1>${title}</h1><p>${explanation}</p>`)
}
