// Autosave: a field with data-concept-sleutel is posted, with its form, to the draft endpoint within two seconds.
// While the server does not answer, it is kept on this device, encrypted under a key of this worker, until the server
// has it, log-out, or 24 hours later.
const WACHT = 1500;
const HOUDBAAR = 86400000;
const meta = document.querySelector('meta[name=concept-sleutel]');
const bytes = meta && Uint8Array.from(atob(meta.content), (c) => c.charCodeAt(0));
meta?.remove();
const sleutelP = bytes && crypto.subtle ? crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) : null;
const bezig = new Map();

function kast(stand, doe) {
	return new Promise((goed, fout) => {
		const vraag = indexedDB.open('keukentafel', 1);
		vraag.onupgradeneeded = () => vraag.result.createObjectStore('concept', { keyPath: 'id' });
		vraag.onerror = () => fout(vraag.error);
		vraag.onsuccess = () => {
			const t = vraag.result.transaction('concept', stand);
			const r = doe(t.objectStore('concept'));
			t.oncomplete = () => { vraag.result.close(); goed(r?.result); };
			t.onerror = () => fout(t.error);
		};
	});
}

// A digest: the name tells nothing.
async function naam(sleutel) {
	const invoer = new Uint8Array([...bytes, ...new TextEncoder().encode(sleutel)]);
	const som = new Uint8Array(await crypto.subtle.digest('SHA-256', invoer));
	return btoa(String.fromCharCode(...som));
}
async function opApparaat(concept) {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sleutelP, new TextEncoder().encode(JSON.stringify(concept)));
	const id = await naam(concept.sleutel);
	await kast('readwrite', (k) => k.put({ id, iv, data, tijd: Date.now() }));
}
async function vanApparaat(sleutel) {
	if (!sleutelP) return;
	const id = await naam(sleutel);
	await kast('readwrite', (k) => k.delete(id));
}
async function lees(rij) {
	try {
		return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: rij.iv }, await sleutelP, rij.data)));
	} catch { return null; } // another worker's
}

function meld(veld, tekst) {
	const plek = document.querySelector(`[data-conceptstand="${CSS.escape(veld.id)}"]`)
		?? veld.closest('dialog')?.querySelector('[data-dialoogstand]');
	if (plek) plek.textContent = tekst;
}
const adres = (veld) => veld.dataset.concept || document.body.dataset.conceptUrl;
const klok = () => new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');

function inhoud(veld) {
	const velden = {};
	for (const [n, w] of veld.form ? new FormData(veld.form) : [[veld.name, veld.value]]) {
		if (typeof w === 'string' && n !== 'csrfmiddlewaretoken') velden[n] = n in velden ? `${velden[n]}\n${w}` : w;
	}
	const { conceptSleutel, conceptTitel, basisversie } = veld.dataset;
	return {
		sleutel: conceptSleutel, velden, titel: conceptTitel ?? document.title,
		adres: location.pathname + location.search, basisversie: Number(basisversie ?? 0),
	};
}

async function bewaar(veld, weg = false) {
	const stand = bezig.get(veld.dataset.conceptSleutel);
	if (stand?.dicht !== false) return;
	stand.klok = clearTimeout(stand.klok);
	if (stand.lopend && !weg) { stand.nog = true; return; }
	stand.lopend = new AbortController();
	stand.nog = false;
	const concept = inhoud(veld);
	const lijf = JSON.stringify(concept);
	try {
		const antwoord = await fetch(adres(veld), {
			method: 'POST', body: lijf, redirect: 'manual', keepalive: weg && lijf.length < 60000,
			signal: stand.lopend.signal, headers: { 'X-CSRFToken': document.body.dataset.csrf ?? '', 'Content-Type': 'application/json' },
		});
		if (!antwoord.ok) throw antwoord;
		stand.op = true;
		meld(veld, (await antwoord.json()).stand);
		await vanApparaat(concept.sleutel).catch(() => {});
	} catch (fout) {
		if (stand.dicht) return;
		stand.op = fout instanceof Response;
		const gelukt = sleutelP && await opApparaat(concept).then(() => true, () => false);
		meld(veld, `Geen verbinding. ${gelukt ? `Bewaard op dit apparaat om ${klok()} uur` : 'Je tekst is nog niet bewaard'}`);
		stand.klok = setTimeout(() => bewaar(veld), 10000);
	} finally {
		stand.lopend = null;
		if (stand.nog) plan(veld);
	}
}

function plan(veld, na = WACHT) {
	const sleutel = veld.dataset.conceptSleutel;
	const stand = Object.assign(bezig.get(sleutel) ?? {}, { dicht: false, op: false, veld });
	bezig.set(sleutel, stand);
	stand.klok ??= setTimeout(() => bewaar(veld), na);
}

const conceptveld = (el) => el.closest('[data-concept-sleutel]') ?? el.closest('form')?.querySelector('[data-concept-sleutel]');
for (const soort of ['input', 'change', 'kt:persoon']) {
	document.addEventListener(soort, (e) => { const v = conceptveld(e.target); if (v) plan(v); });
}
// Sent for real: only to a server that answers (an error page has no text), and no late autosave follows.
document.addEventListener('submit', (e) => {
	for (const s of bezig.values()) {
		if (s.veld.form !== e.target) continue;
		if (!s.op && !e.defaultPrevented) {
			e.preventDefault();
			bewaar(s.veld, true).then(() => s.op && !s.dicht && e.target.requestSubmit(e.submitter));
			return;
		}
		s.dicht = true;
		s.klok = clearTimeout(s.klok);
		s.lopend?.abort();
	}
	if ('uitloggen' in e.target.dataset) indexedDB.deleteDatabase('keukentafel');
});
for (const soort of ['htmx:error', 'htmx:response:error']) {
	document.addEventListener(soort, () => { for (const s of bezig.values()) if (s.dicht && s.veld.isConnected) plan(s.veld); });
}
const nu = () => { for (const s of bezig.values()) if (!s.op) bewaar(s.veld, true); };
addEventListener('pagehide', nu);
addEventListener('online', nu);
document.addEventListener('close', nu, true);

function vul(veld, velden) {
	for (const el of veld.form?.elements ?? [veld]) {
		if (!(el.name in velden) || /file|password/.test(el.type)) continue;
		if (/radio|checkbox/.test(el.type)) el.checked = velden[el.name].split('\n').includes(el.value);
		else el.value = velden[el.name];
	}
}
const opPagina = (sleutel) => document.querySelector(`[data-concept-sleutel="${CSS.escape(sleutel)}"]`);
function zet(concept) {
	const veld = opPagina(concept.sleutel);
	if (!veld) return location.assign(concept.adres);
	vul(veld, concept.velden);
	veld.focus();
	plan(veld, 0);
}
function bied(titel, ja, nee) {
	const plek = document.querySelector('[data-concept-terug]');
	if (!plek?.hidden) return;
	const knop = (naam, doe) => { plek.querySelector(naam).onclick = () => { plek.hidden = true; doe(); }; };
	plek.querySelector('[data-concept-terug-tekst]').textContent = titel;
	knop('[data-concept-zet]', ja);
	knop('[data-concept-weg]', nee);
	plek.hidden = false;
}

async function vanServer(wortel) {
	for (const veld of wortel.querySelectorAll?.('[data-concept-sleutel]') ?? []) {
		const sleutel = veld.dataset.conceptSleutel;
		const getypt = () => bezig.get(sleutel)?.veld === veld || veld.getAttribute('aria-invalid');
		if (!adres(veld) || getypt()) continue;
		const antwoord = await fetch(`${adres(veld)}?${new URLSearchParams({ sleutel })}`, { redirect: 'manual' });
		const velden = antwoord.ok && (await antwoord.json()).velden;
		if (!velden || velden[veld.name] === veld.value || getypt()) continue;
		if (veld.value) { bied('', () => { vul(veld, velden); plan(veld, 0); }, () => {}); continue; }
		vul(veld, velden);
		meld(veld, 'Je concept staat er weer');
	}
}

async function vanDitApparaat() {
	if (!sleutelP) return;
	for (const rij of await kast('readonly', (k) => k.getAll())) {
		const concept = await lees(rij);
		const veld = concept && opPagina(concept.sleutel);
		const oud = Date.now() - rij.tijd > HOUDBAAR || (veld && veld.value === concept.velden[veld.name]);
		if (oud) await kast('readwrite', (k) => k.delete(rij.id));
		else if (concept) bied(concept.titel, () => zet(concept), () => vanApparaat(concept.sleutel));
	}
}
const stil = () => {};
vanServer(document).catch(stil).then(vanDitApparaat).catch(stil);
document.addEventListener('htmx:after:swap', (e) => {
	for (const s of bezig.values()) if (s.dicht && !s.veld.isConnected) vanApparaat(s.veld.dataset.conceptSleutel).catch(stil);
	vanServer(e.detail?.ctx?.target ?? document).catch(stil);
});
