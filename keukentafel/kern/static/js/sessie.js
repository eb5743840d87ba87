// Renews the login while somebody works; announces its end two minutes before.
const { sessieSeconden, sessieUrl, csrf } = document.body.dataset;
const duur = Number(sessieSeconden) * 1000;
let eind = Date.now() + duur;
let actief = 0;

async function verleng() {
	try {
		const antwoord = await fetch(sessieUrl, { method: 'POST', headers: { 'X-CSRFToken': csrf ?? '' }, redirect: 'manual' });
		if (!antwoord.ok) return false;
		eind = Date.now() + duur;
		return true;
	} catch { return false; }
}

if (duur && sessieUrl) {
	const dialoog = document.getElementById('sessie-einde');
	for (const soort of ['keydown', 'pointerdown']) document.addEventListener(soort, () => { actief = Date.now(); }, { passive: true });
	setInterval(() => {
		const rest = eind - Date.now();
		if (actief > eind - duur && rest < duur / 2 && !dialoog?.open) { actief = 0; verleng(); }
		else if (dialoog && rest < 120000 && !dialoog.open && !document.querySelector('dialog[open]')) dialoog.showModal();
		if (dialoog?.open && rest <= 0) dialoog.querySelector('[data-sessie-tekst]').textContent = 'Je bent uitgelogd. Log opnieuw in; wat je typte, is bewaard.';
	}, Math.min(15000, duur / 4));
	dialoog?.querySelector('[data-sessie-verleng]').addEventListener('click', async () => {
		if (await verleng()) dialoog.close(); else location.reload();
	});
}
