// The undo bar stays ten seconds (data-ongedaan), longer with focus or the mouse on it.
function start(balk) {
	if (balk.dataset.loopt) return;
	balk.dataset.loopt = 'ja';
	let rest = Number(balk.dataset.ongedaan) * 1000;
	let sinds = Date.now();
	let klok = setTimeout(weg, rest);
	function weg() {
		if (balk.contains(document.activeElement)) document.getElementById('inhoud')?.focus({ preventScroll: true });
		balk.remove();
	}
	function wacht() { clearTimeout(klok); rest -= Date.now() - sinds; }
	function verder() {
		if (balk.contains(document.activeElement) || balk.matches(':hover')) return;
		sinds = Date.now();
		clearTimeout(klok);
		klok = setTimeout(weg, Math.max(rest, 1500));
	}
	balk.addEventListener('focusin', wacht);
	balk.addEventListener('mouseenter', wacht);
	balk.addEventListener('focusout', () => setTimeout(verder));
	balk.addEventListener('mouseleave', verder);
}

const plek = document.getElementById('ongedaan');
if (plek) {
	const alle = () => plek.querySelectorAll('[data-ongedaan]').forEach(start);
	new MutationObserver(alle).observe(plek, { childList: true, subtree: true });
	alle();
}
