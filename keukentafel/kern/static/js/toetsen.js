// Single-letter shortcuts. The page is the registry: what carries data-toets ("n", "/", "g d") is clicked, or focused
// when it is a field; the current row's own letters go first. Never in a field; off by <body data-toetsen="uit">.
const uit = () => document.body.dataset.toetsen === 'uit';
const inVeld = (el) => el.closest?.('input, textarea, select, [contenteditable]');
const zichtbaar = (el) => el.getClientRects().length > 0 && !el.disabled;
const letters = (el) => el.dataset.toets.toLowerCase();
let begin = '';
let klok;

const vlak = () => document.querySelector('dialog[open]') ?? document;
const rijen = () => [...vlak().querySelectorAll('[data-rij]')].filter(zichtbaar);
const KLAS = 'wt-werkregel--gekozen';
const gekozen = () => vlak().querySelector(`[data-rij].${KLAS}`);
const markeer = (rij) => { gekozen()?.classList.remove(KLAS); rij.classList.add(KLAS); };

function kies(rij) {
	if (!rij) return;
	markeer(rij);
	rij.querySelector('[data-rij-link]')?.focus();
	rij.scrollIntoView({ block: 'nearest' });
}

function stap(richting) {
	const alle = rijen();
	const nu = alle.indexOf(gekozen());
	kies(alle[nu < 0 ? 0 : Math.min(Math.max(nu + richting, 0), alle.length - 1)]);
}

function vind(toets) {
	const alle = [...vlak().querySelectorAll('[data-toets]')].filter((el) => letters(el) === toets && zichtbaar(el));
	return alle.find((el) => gekozen()?.contains(el)) ?? alle.find((el) => !el.closest('[data-rij]'));
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
	const el = vind(begin + toets);
	begin = '';
	if (el) { e.preventDefault(); doe(el); return; }
	if (toets === 'j' || toets === 'k') { e.preventDefault(); stap(toets === 'j' ? 1 : -1); }
	if (toets === 'g') {
		begin = 'g ';
		clearTimeout(klok);
		klok = setTimeout(() => { begin = ''; }, 1500);
	}
});

document.addEventListener('focusin', (e) => {
	const rij = e.target.closest?.('[data-rij]');
	if (rij && rij !== gekozen()) markeer(rij);
});

document.addEventListener('kt:dialoog-open', (e) => {
	const lijst = e.target.querySelector('[data-toetsenlijst]');
	if (!lijst) return;
	const regels = new Map(document.querySelector('[data-rij]') ? [['J', 'Volgende regel'], ['K', 'Vorige regel'], ['Enter', 'Openen']] : []);
	for (const el of document.querySelectorAll('[data-toets]')) regels.set(letters(el).toUpperCase(), el.dataset.toetsNaam ?? '');
	regels.set('Ctrl Enter', 'Formulier versturen');
	regels.set('Esc', 'Sluiten, je tekst blijft bewaard');
	const maak = (soort, ...inhoud) => { const el = document.createElement(soort); el.append(...inhoud); return el; };
	lijst.replaceChildren(...[...regels].flatMap(([toets, naam]) => {
		const kbd = maak('kbd', toets);
		kbd.className = 'wt-toets';
		return [maak('dt', kbd), maak('dd', naam)];
	}));
});
