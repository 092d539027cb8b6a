# Every target is one verb of installer/bootstrap.py, which also runs without make:
#     python3 installer/bootstrap.py run

PYTHON ?= python3

.PHONY: run test lint bench drill words pictures lock

run test lint bench drill words pictures:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and no $(PYTHON) is on PATH."; exit 3; }
	@$(PYTHON) installer/bootstrap.py $@

# Needs uv. Keeps every version that still fits; `make lock UPGRADE=--upgrade` moves them all.
lock:
	@installer/lock.sh $(UPGRADE)
