# Everything one types. Needs Python 3.11 or newer (with venv) and make, nothing else.
# Two stamps in .venv: what it takes to run, and what it takes to work on it; both from locked, hashed requirements.

.DEFAULT_GOAL := help
.PHONY: help installeer ontwikkel demo code dienst test bench controle lekken vergrendel schoon
.DELETE_ON_ERROR:

VENV ?= .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --require-hashes --no-deps -r
# A file stays on one worker, so what it loads is loaded once; which goes first, conftest.py says. Counting covered lines takes as long as the tests
# themselves; so only when asked.
TESTEN ?= -n 2 --dist loadfile --no-loadscope-reorder $(if $(DEKKING),--cov=keukentafel --cov-report=term:skip-covered)

help:
	@echo "make demo        alles installeren, Schiedam laden en starten (SCHOON=1: opnieuw beginnen)"
	@echo "make code        de inlogcode van dit moment, bijvoorbeeld: make code WIE=wijkcoach"
	@echo "make dienst      starten zonder voorbeeldgegevens"
	@echo "make test        alle tests (DEKKING=1: ook welke regels ze raken)"
	@echo "make controle    ruff, mypy en importrichting"
	@echo "make lekken      bekende lekken in de vergrendelde pakketten (vraagt netwerk)"
	@echo "make bench       metingen (KORT=1 of GROOT=1)"
	@echo "make installeer  alleen installeren, in $(VENV)"
	@echo "make vergrendel  vereisten/*.txt opnieuw maken uit pyproject.toml"
	@echo "make schoon      $(VENV) en tussenbestanden weg; gegevens in var/ blijven staan"

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig en is niet gevonden." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python kan geen virtuele omgeving maken. Op Debian en Ubuntu: apt install python3-venv" >&2; exit 1; }

# The source tree itself is put on the path, so nothing has to be built (and no build tool is needed).
$(VENV)/.basis: vereisten/basis.txt | $(PY)
	@echo "Installeren in $(VENV) (alleen de eerste keer) ..."
	@$(PIP) vereisten/basis.txt
	@$(PY) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "keukentafel-bron.pth").write_text(str(pathlib.Path.cwd()) + "\n")'
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m keukentafel "$$@"\n' > $(VENV)/bin/keukentafel
	@chmod +x $(VENV)/bin/keukentafel
	@touch $@

$(VENV)/.ontwikkel: vereisten/ontwikkel.txt $(VENV)/.basis
	@echo "Gereedschap voor ontwikkelaars installeren ..."
	@$(PIP) vereisten/ontwikkel.txt
	@touch $@

installeer: $(VENV)/.basis

ontwikkel: $(VENV)/.ontwikkel

demo: installeer
	@$(PY) -m keukentafel demo

code: installeer
	@$(PY) -m keukentafel demo --code "$(WIE)"

dienst: installeer
	@$(PY) -m keukentafel dienst

# Compiled files are kept, whatever the environment says: the tests start some hundred processes of our own.
test: ontwikkel
	@env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest $(TESTEN)

bench: ontwikkel
	@$(PY) -m meten

controle: ontwikkel
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy keukentafel
	$(VENV)/bin/lint-imports

# Apart from controle, which needs no network; the build machine asks both.
lekken: ontwikkel
	@$(PY) .ci/pakketten.py

vergrendel: ontwikkel
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	$(PY) -m uv pip compile pyproject.toml --no-header --generate-hashes --universal --no-emit-index-url --quiet -o vereisten/basis.txt
	$(PY) -m uv pip compile pyproject.toml --group ontwikkel --no-header --generate-hashes --universal --no-emit-index-url --quiet -o vereisten/ontwikkel.txt

schoon:
	rm -rf /dev/shm/keukentafel-$$(id -u)-*
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov build *.egg-info
