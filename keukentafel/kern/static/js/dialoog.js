// Dialogs, focus after an answer, date links. A dialog is the browser's own <dialog>; focus returns to who opened it.
const openers = new WeakMap();

function open(dialoog, opener) {
  if (!dialoog || dialoog.open) return;
  openers.set(dialoog, opener ?? document.activeElement);
  dialoog.showModal();
  dialoog.dispatchEvent(new CustomEvent('kt:dialoog-open', { bubbles: true }));
}

async function laad(link) {
  const dialoog = document.getElementById('dialoog');
  if (!dialoog || dialoog.open) return;
  await htmx.ajax('GET', link.href, { source: link, target: dialoog, swap: 'innerHTML' });
  if (dialoog.childElementCount) open(dialoog, link);
}

// The first error, else the field that asks for it.
function focus(wortel) {
  const doel = wortel.querySelector('[data-focus]') ?? (wortel.closest?.('dialog[open]') ? wortel.querySelector('[autofocus]') : null);
  doel?.focus();
}

document.addEventListener('click', (e) => {
  const el = e.target.closest?.('[data-dialoog], [data-dialoog-laad], [data-sluit], [data-zet], [data-storing-weg]');
  if (!el || e.ctrlKey || e.metaKey) return;
  if ('dialoogLaad' in el.dataset) { e.preventDefault(); laad(el); }
  else if (el.dataset.dialoog) { e.preventDefault(); open(document.getElementById(el.dataset.dialoog), el); }
  else if ('sluit' in el.dataset) { e.preventDefault(); el.closest('dialog')?.close(); }
  else if (el.dataset.zet) {
    const veld = document.getElementById(el.dataset.zet);
    veld.value = el.dataset.waarde;
    veld.dispatchEvent(new Event('change', { bubbles: true }));
    veld.focus();
  } else el.closest('[data-storing]').hidden = true;
});

// Closing never asks: the draft is kept. `close` does not bubble, so it is heard while going down.
document.addEventListener('close', (e) => {
  const opener = openers.get(e.target);
  if (opener?.isConnected) opener.focus();
}, true);

// The server closes the dialog after saving with the answer header HX-Trigger: kt:sluit.
document.addEventListener('kt:sluit', () => document.querySelector('dialog[open]')?.close());

// Not being answered is said in words; the text stays in the form.
function storing(tekst) {
  const balk = document.querySelector('[data-storing]');
  if (!balk) return;
  balk.querySelector('[data-storing-tekst]').textContent = tekst;
  balk.hidden = false;
}
document.addEventListener('htmx:error', () => storing('Geen verbinding. Je tekst staat nog in het scherm; probeer het zo opnieuw.'));
document.addEventListener('htmx:response:error', (e) => {
  const status = e.detail?.ctx?.response?.raw?.status ?? 0;
  if (status === 401) storing('Je bent uitgelogd. Log in een nieuw tabblad in en probeer het hier opnieuw; je tekst blijft staan.');
  else if (status === 403 || status === 404) storing('Dit kan niet of is er niet meer. Vernieuw de pagina om te zien wat er nu staat.');
  else if (status === 429) storing('Dit is te vaak achter elkaar geprobeerd. Wacht een paar minuten.');
  else if (status >= 500) storing('Er ging iets mis bij ons. Er is niets half opgeslagen; probeer het opnieuw.');
});
document.addEventListener('htmx:after:swap', (e) => focus(e.detail?.ctx?.target ?? document));

document.querySelectorAll('dialog[data-open]').forEach((d) => open(d));
focus(document);
