// Who can read it follows the choices: law, audience, kind and subjects are asked about, never the text itself.
const KEUZES = ['soort', 'wet', 'publiek', 'over', 'leesmoment'];
document.addEventListener('change', async (e) => {
  const form = e.target.form?.dataset.wieLeest ? e.target.form : null;
  if (!form || !KEUZES.includes(e.target.name)) return;
  const gekozen = new FormData(form);
  const vraag = new URLSearchParams(KEUZES.flatMap((naam) => gekozen.getAll(naam).map((w) => [naam, w])));
  const antwoord = await fetch(`${form.dataset.wieLeest}?${vraag}`, { redirect: 'manual' });
  if (!antwoord.ok) return;
  const zin = await antwoord.text();
  for (const plek of form.querySelectorAll('.wt-leesbaar')) plek.lastChild.textContent = ` ${zin}`;
});
