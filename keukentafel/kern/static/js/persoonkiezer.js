// Combobox: htmx fetches the options while typing; arrows, Enter and Esc choose. The key goes into the hidden field;
// typing again empties it, so name and key never disagree.
const kiezer = (el) => el.closest?.('[data-persoonkiezer]');
const delen = (k) => {
	const [veld, lijst, waarde, stand] = ['[role=combobox]', '[role=listbox]', '[type=hidden]', '[role=status]'].map((s) => k.querySelector(s));
	return { veld, lijst, waarde, stand };
};
const opties = (lijst) => [...lijst.children];

function toon(k, open) {
	const { veld, lijst } = delen(k);
	lijst.hidden = !open;
	veld.setAttribute('aria-expanded', String(open));
	if (!open) veld.removeAttribute('aria-activedescendant');
}

function wijs(k, optie) {
	const { veld, lijst } = delen(k);
	for (const o of opties(lijst)) o.setAttribute('aria-selected', String(o === optie));
	if (!optie) return veld.removeAttribute('aria-activedescendant');
	veld.setAttribute('aria-activedescendant', optie.id);
	optie.scrollIntoView({ block: 'nearest' });
}

function neem(k, optie) {
	const { veld, waarde } = delen(k);
	toon(k, false);
	if (optie.dataset.url) { location.assign(optie.dataset.url); return; }
	veld.value = optie.dataset.tekst;
	waarde.value = optie.dataset.waarde;
	k.dispatchEvent(new CustomEvent('kt:persoon', { bubbles: true, detail: { waarde: waarde.value } }));
}

document.addEventListener('htmx:config:request', (e) => {
	const { ctx } = e.detail;
	const naam = ctx.sourceElement.dataset?.zoeknaam;
	// Only the typed text goes along, under the name the search expects.
	if (naam) { ctx.request.body = new FormData(); ctx.request.body.set(naam, ctx.sourceElement.value); }
});
document.addEventListener('htmx:after:swap', (e) => {
	const doel = e.detail?.ctx?.target;
	const k = doel?.matches?.('[role=listbox]') && kiezer(doel);
	if (!k) return;
	const { lijst, stand, veld } = delen(k);
	opties(lijst).forEach((o, i) => { o.id ||= `${lijst.id}-${i}`; });
	const aantal = opties(lijst).filter((o) => !o.className).length;
	stand.textContent = aantal ? `${aantal} gevonden, kies met de pijltjes` : 'Niets gevonden';
	toon(k, opties(lijst).length > 0 && document.activeElement === veld);
	wijs(k, aantal ? opties(lijst)[0] : null);
});
document.addEventListener('input', (e) => {
	const k = kiezer(e.target);
	if (k && e.target.matches('[role=combobox]')) delen(k).waarde.value = '';
});
document.addEventListener('keydown', (e) => {
	const k = e.target.matches?.('[role=combobox]') && kiezer(e.target);
	if (!k) return;
	const { lijst } = delen(k);
	const alle = opties(lijst);
	const nu = alle.findIndex((o) => o.getAttribute('aria-selected') === 'true');
	if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
		if (!alle.length) return;
		e.preventDefault();
		toon(k, true);
		wijs(k, alle[(nu + (e.key === 'ArrowDown' ? 1 : -1) + alle.length) % alle.length]);
	} else if (e.key === 'Enter' && !lijst.hidden && nu >= 0 && !e.ctrlKey) {
		e.preventDefault();
		neem(k, alle[nu]);
	} else if (e.key === 'Escape' && !lijst.hidden) {
		e.preventDefault();
		e.stopPropagation();
		toon(k, false);
	}
}, true);
document.addEventListener('mousedown', (e) => {
	const optie = e.target.closest?.('[data-persoonkiezer] [role=option]');
	if (optie) { e.preventDefault(); neem(kiezer(optie), optie); }
});
document.addEventListener('focusout', (e) => {
	const k = kiezer(e.target);
	if (k && !k.contains(e.relatedTarget)) toon(k, false);
});
