// Single-letter shortcuts. The page itself is the registry: whatever carries data-toets ("n", "/", "g d") is clicked
// or, when it is a field, focused. Within the current work row its own letters go first. Never in a field, and off
// when the worker switched letters off in the profile (WCAG 2.1.4): <body data-toetsen="uit">.
const uit = () => document.body.dataset.toetsen === 'uit';
const inVeld = (el) => el.closest?.('input, textarea, select, [contenteditable], [role=combobox]');
const zichtbaar = (el) => el.getClientRects().length > 0 && !el.disabled;
const letters = (el) => el.dataset.toets.toLowerCase();
let begin = '';
let klok;

const vlak = () => document.querySelector('dialog[open]') ?? document;
const rijen = () => [...vlak().querySelectorAll('[data-rij]')].filter(zichtbaar);
const gekozen = () => vlak().querySelector('[data-rij].wt-werkregel--gekozen');

function kies(rij) {
  if (!rij) return;
  gekozen()?.classList.remove('wt-werkregel--gekozen');
  rij.classList.add('wt-werkregel--gekozen');
  rij.querySelector('[data-rij-link]')?.focus();
  rij.scrollIntoView({ block: 'nearest' });
}

function stap(richting) {
  const alle = rijen();
  const nu = alle.indexOf(gekozen());
  kies(alle[nu < 0 ? 0 : Math.min(Math.max(nu + richting, 0), alle.length - 1)]);
}

function vind(toets) {
  const binnen = (wortel) => [...wortel.querySelectorAll('[data-toets]')].find((el) => letters(el) === toets && zichtbaar(el));
  const rij = gekozen();
  if (rij && binnen(rij)) return binnen(rij);
  return [...vlak().querySelectorAll('[data-toets]')].find((el) => letters(el) === toets && zichtbaar(el) && !el.closest('[data-rij]'));
}

function doe(el) {
  if (el.matches('input, textarea, select')) { el.focus(); el.select?.(); } else el.click();
}

document.addEventListener('keydown', (e) => {
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
    const form = e.target.closest?.('form');
    if (form) { e.preventDefault(); form.requestSubmit(form.querySelector('button[type=submit]')); }
    return;
  }
  if (uit() || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || inVeld(e.target)) return;
  const toets = e.key.toLowerCase();
  if (begin && vind(`${begin} ${toets}`)) {
    e.preventDefault();
    doe(vind(`${begin} ${toets}`));
    begin = '';
    return;
  }
  begin = '';
  if (toets === 'j' || toets === 'k') { e.preventDefault(); stap(toets === 'j' ? 1 : -1); return; }
  if (toets === 'enter' && e.target === document.body) {
    const link = gekozen()?.querySelector('[data-rij-link]');
    if (link) { e.preventDefault(); link.click(); }
    return;
  }
  if (toets === 'g') {
    begin = 'g';
    clearTimeout(klok);
    klok = setTimeout(() => { begin = ''; }, 1500);
    return;
  }
  const el = vind(toets);
  if (el) { e.preventDefault(); doe(el); }
});

document.addEventListener('focusin', (e) => {
  const rij = e.target.closest?.('[data-rij]');
  if (rij && rij !== gekozen()) {
    gekozen()?.classList.remove('wt-werkregel--gekozen');
    rij.classList.add('wt-werkregel--gekozen');
  }
});

// The overview is made when it opens, from what works on this page now.
document.addEventListener('kt:dialoog-open', (e) => {
  const lijst = e.target.querySelector('[data-toetsenlijst]');
  if (!lijst) return;
  const regels = new Map(rijen().length ? [['J', 'Volgende regel'], ['K', 'Vorige regel'], ['Enter', 'Openen']] : []);
  for (const el of document.querySelectorAll('[data-toets]')) regels.set(letters(el).toUpperCase(), el.dataset.toetsNaam ?? '');
  regels.set('Ctrl Enter', 'Formulier versturen');
  regels.set('Esc', 'Venster sluiten, je tekst blijft bewaard');
  lijst.replaceChildren(...[...regels].flatMap(([toets, naam]) => {
    const dt = document.createElement('dt');
    const kbd = document.createElement('kbd');
    const dd = document.createElement('dd');
    kbd.className = 'wt-toets';
    kbd.textContent = toets;
    dt.append(kbd);
    dd.textContent = naam;
    return [dt, dd];
  }));
});
