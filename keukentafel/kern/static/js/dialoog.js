// Dialogs, focus after an answer, date links. Focus returns to who opened the dialog.
const openers = new WeakMap();

function open(dialoog, opener) {
	if (!dialoog || dialoog.open) return;
	openers.set(dialoog, opener ?? document.activeElement);
	dialoog.showModal();
	const eerste = '.wt-dialoog__inhoud :is(input:not([type=hidden]), select, textarea)';
	(dialoog.querySelector('[data-focus], [autofocus]') ?? dialoog.querySelector(eerste))?.focus();
	dialoog.dispatchEvent(new CustomEvent('kt:dialoog-open', { bubbles: true }));
}

async function laad(link) {
	const dialoog = document.getElementById('dialoog');
	if (!dialoog || dialoog.open) return;
	await htmx.ajax('GET', link.href, { source: link, target: dialoog });
	if (dialoog.childElementCount) open(dialoog, link);
}

document.addEventListener('click', (e) => {
	const el = e.target.closest?.('[data-dialoog], [data-dialoog-laad], [data-sluit], [data-zet], [data-storing-weg]');
	if (!el || e.ctrlKey || e.metaKey) return;
	if (el.tagName === 'A') e.preventDefault();
	if ('dialoogLaad' in el.dataset) laad(el);
	else if (el.dataset.dialoog) open(document.getElementById(el.dataset.dialoog), el);
	else if ('sluit' in el.dataset) el.closest('dialog')?.close();
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
const STORING = {
	0: 'Geen verbinding. Je tekst staat nog in het scherm; probeer het zo opnieuw.',
	401: 'Je bent uitgelogd. Log in een nieuw tabblad in en probeer het hier opnieuw.',
	403: 'Dit mag of kan niet meer. Vernieuw de pagina.',
	404: 'Dit is er niet (meer). Vernieuw de pagina.',
	429: 'Dit is te vaak achter elkaar geprobeerd. Wacht een paar minuten.',
	500: 'Er ging iets mis bij ons. Er is niets half opgeslagen; probeer het opnieuw.',
};
document.addEventListener('htmx:error', () => storing(STORING[0]));
document.addEventListener('htmx:response:error', (e) => {
	const status = e.detail?.ctx?.response?.raw?.status ?? 0;
	const tekst = STORING[Math.min(status, 500)];
	if (tekst) storing(tekst);
});
// The summary of errors, after an answer and after loading.
const focus = (wortel) => wortel.querySelector('[data-focus]')?.focus();
document.addEventListener('htmx:after:swap', (e) => focus(e.detail?.ctx?.target ?? document));

document.querySelectorAll('dialog[data-open]').forEach((d) => open(d));
focus(document);
