# The vocabulary of the project. `make` alone prints it; every target is one call.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
CONTENT ?= content
OUTPUT ?= output
AS_OF ?=
SITEURL ?=
FORMAT ?= text
CACHE ?=
DRAFTS ?=
FIX ?=
LONELY ?=
FILES_TOO ?=
MEMORY ?=
TIMEOUT ?=
BUDGET ?=
PORT ?= 8000
SINCE ?=
EDITORIAL ?=
SUMMARY ?=
FILES ?=
DIFF ?=
DEBT ?=
VERBOSE ?=
WAIVERS ?=
RULES ?=
LANG_UI ?=
REMOTE ?= origin
BRANCH ?= gh-pages
HEADERS ?=
KNOWN_HOSTS ?=
WHO ?= $(shell git config user.name)
export REASON PREVIOUS HOST RELEASE URL WHO DEPLOY_KEY_FILE
ALLOW ?=
HOSTS ?=
CAFILE ?=
N ?= 1000
ROUNDS ?= 3
PART ?=
CORPUS ?=
ACCEPT ?=

VENV := .venv
# by content, not by time: a checkout touches files, an upgrade changes them
READY := $(VENV)/.ready-$(shell cksum <requirements.txt | cut -d' ' -f1)
TEST_READY := $(VENV)/.test-ready-$(shell cat requirements.txt requirements-test.txt | cksum | cut -d' ' -f1)
export PYTHONPATH := $(CURDIR)/scripts
NODE_READY := node_modules/.ready-$(shell cksum <package-lock.json | cut -d' ' -f1)
BENCH_READY := $(VENV)/.bench-ready-$(shell cat requirements-bench.txt | cksum | cut -d' ' -f1)
PORTAL := $(VENV)/bin/python -P -m portal
HTML := --content '$(CONTENT)' --output '$(OUTPUT)' --as-of '$(AS_OF)' --siteurl '$(SITEURL)' --format '$(FORMAT)' \
  $(if $(CACHE),--cache '$(CACHE)') $(if $(filter-out 0,$(DRAFTS)),--drafts)

# a word of the command line (never of the environment: some systems set NAME), safe inside quotes
given = '$(if $(findstring command,$(origin $(1))),$(subst ','\'',$(value $(1))))'
PLACES := --content '$(CONTENT)' --output '$(OUTPUT)' --as-of '$(AS_OF)' $(if $(CACHE),--cache '$(CACHE)')
ON_HOST = --output '$(OUTPUT)' --format '$(FORMAT)' --host "$$HOST" --who "$$WHO" \
  $(if $(KNOWN_HOSTS),--known-hosts '$(KNOWN_HOSTS)')

.PHONY: help html serve linkcheck linkcheck-external check lint rules explain hook new report codeowners publish deploy rollback verify github test test-long \
  lint-code bench screenshots lock clean distclean

help: ## in bảng lệnh này
	@awk -F':.*## ' '/^##@ / {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  %-19s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

##@ Dựng cổng
html: $(READY) ## dựng cổng từ CONTENT (content) vào OUTPUT (output); AS_OF=2024-03-01 dựng cổng của ngày ấy
	@$(PORTAL) html $(HTML) $(if $(VERBOSE),--verbose)

serve: $(READY) ## dựng, mở cổng ở 127.0.0.1:PORT, dựng lại khi bài đổi; DRAFTS=1 hiện bản nháp
	@$(PORTAL) serve $(PLACES) --siteurl '$(SITEURL)' $(if $(filter-out 0,$(DRAFTS)),--drafts) --port '$(PORT)'

##@ Viết bài, đôn đốc
new: $(READY) ## bắt đầu một bài: UNIT=van-phong NAME="Tên bài" (TOPIC= KIND=)
	@$(PORTAL) new --content '$(CONTENT)' --as-of '$(AS_OF)' --unit $(call given,UNIT) --name $(call given,NAME) \
	  --topic $(call given,TOPIC) --kind $(call given,KIND)

report: $(READY) ## đơn vị, chủ đề nào đã đăng gì từ FROM đến UNTIL, nơi nào chưa; FORMAT=csv, json
	@$(PORTAL) report $(PLACES) --from $(call given,FROM) --until $(call given,UNTIL) --format '$(FORMAT)'

codeowners: $(READY) ## viết .github/CODEOWNERS từ người duyệt (reviewers) trong don-vi.yaml
	@mkdir -p .github && $(PORTAL) codeowners --content '$(CONTENT)' >.github/CODEOWNERS.moi \
	  && mv .github/CODEOWNERS.moi .github/CODEOWNERS

##@ Kiểm tra cổng
check: $(READY) ## điều một thay đổi phải qua: dựng, luật, liên kết; SINCE=<bản git> chỉ xét phần mới
	@$(PORTAL) check $(PLACES) --siteurl '$(SITEURL)' --since '$(SINCE)' $(if $(filter-out 0,$(EDITORIAL)),--editorial) \
	  $(if $(SUMMARY),--summary '$(SUMMARY)') --format '$(FORMAT)'

lint: $(READY) ## sổ luật trên mọi bài, trang, tệp; FILES= vài tệp .md, .txt; FIX=1 DIFF=1 WAIVERS=no FORMAT=sarif …
	@$(PORTAL) lint $(PLACES) --siteurl '$(SITEURL)' --since '$(SINCE)' --format '$(FORMAT)' \
	  $(if $(FILES),--files '$(FILES)') $(if $(FIX),--fix) $(if $(DIFF),--diff) --waivers '$(WAIVERS)' $(if $(DEBT),--debt) \
	  --rules '$(RULES)' --lang '$(LANG_UI)'

rules: $(READY) ## in cả sổ luật; RULES=2026-11-26 sổ của ngày ấy; LANG_UI=en tiếng Anh
	@$(PORTAL) rules --rules '$(RULES)' --lang '$(LANG_UI)' --format '$(FORMAT)'

explain: $(READY) ## giải thích một luật: RULE=VB-09
	@$(PORTAL) explain --rule $(call given,RULE) --lang '$(LANG_UI)'

hook: ## soát bài mỗi lần git commit trên máy này (scripts/hooks/pre-commit); bỏ: git config --unset core.hooksPath
	@set=$$(git config core.hooksPath || true); case "$$set" in ''|scripts/hooks) git config core.hooksPath scripts/hooks ;; \
	  *) echo "Kho này đã dùng thư mục hook “$$set”: thêm scripts/hooks/pre-commit vào đó, hoặc bỏ bằng git config --unset core.hooksPath."; exit 1;; esac

linkcheck: $(READY) ## tìm liên kết hỏng bên trong OUTPUT (bất kỳ thư mục HTML nào); SITEURL= LONELY=1 FILES_TOO=1 (cả trong PDF, Word)
	@$(PORTAL) linkcheck --content '$(CONTENT)' --output '$(OUTPUT)' --siteurl '$(SITEURL)' --format '$(FORMAT)' \
	  $(if $(CACHE),--cache '$(CACHE)') $(if $(LONELY),--lonely) $(if $(FILES_TOO),--files-too)

linkcheck-external: $(READY) ## hỏi các trang ngoài mà CONTENT dẫn đến, có ghi nhớ (lien-ket-ngoai.tsv); FIX=1 viết lại liên kết đã chuyển
	@$(PORTAL) linkcheck-external --content '$(CONTENT)' --memory '$(MEMORY)' --timeout '$(TIMEOUT)' --budget '$(BUDGET)' \
	  --allow '$(ALLOW)' --hosts '$(HOSTS)' --cafile '$(CAFILE)' --as-of '$(AS_OF)' --format '$(FORMAT)' $(if $(FIX),--fix)

##@ Đưa cổng ra ngoài (docs/operations.md)
publish: $(READY) ## dựng, kiểm tra, so với lần trước, công bố vào OUTPUT.live; REASON='…' PREVIOUS=thư-mục|https://…
	@$(PORTAL) publish $(HTML) --reason "$$REASON" --previous "$$PREVIOUS" --who "$$WHO"

deploy: $(READY) ## đưa OUTPUT.live lên HOST=tài-khoản@máy-chủ:thư-mục hoặc HOST=/thư/mục/đã/gắn
	@$(PORTAL) deploy $(ON_HOST)

rollback: $(READY) ## trở về bản trước trên HOST, hoặc RELEASE=tên-bản
	@$(PORTAL) rollback $(ON_HOST) --release "$$RELEASE"

verify: $(READY) ## so cổng đang chạy ở URL=https://… với OUTPUT.live; HEADERS=0 bỏ qua tiêu đề
	@$(PORTAL) verify --output '$(OUTPUT)' --format '$(FORMAT)' --url "$$URL" $(if $(filter 0,$(HEADERS)),--no-headers)

github: $(READY) ## đẩy OUTPUT.live lên nhánh gh-pages (BRANCH=, REMOTE=)
	@$(PORTAL) github --output '$(OUTPUT)' --format '$(FORMAT)' --remote '$(REMOTE)' --branch '$(BRANCH)'

##@ Kiểm tra chương trình
test: $(TEST_READY) $(if $(shell command -v npm),$(NODE_READY)) lint-code ## chạy mọi phép thử; ACCEPT=1 ghi lại kết quả mong đợi của tests/cases
	@ACCEPT='$(ACCEPT)' $(VENV)/bin/python -P -m pytest -q tests

test-long: $(TEST_READY) ## nhiều chuỗi sửa đổi ngẫu nhiên, nhiều lần dừng giữa chừng (hàng giờ)
	@LONG=1 $(VENV)/bin/python -P -m pytest -q tests/test_build_oracle.py tests/test_build_faults.py

screenshots: $(TEST_READY) ## chụp mọi mẫu trang: 360 và 1280 px, nền sáng và tối, bản in
	@PYTHONPATH='$(CURDIR)/scripts:$(CURDIR)/tests' $(VENV)/bin/python -P -m browser.screenshots

lint-code: $(TEST_READY) ## ruff, mypy, thứ tự các phần của mã nguồn
	@$(VENV)/bin/ruff check -q . && $(VENV)/bin/ruff format -q --check . \
	  && $(VENV)/bin/mypy --no-error-summary scripts/portal && $(VENV)/bin/lint-imports --no-logo >/dev/null \
	  || { $(VENV)/bin/lint-imports --no-logo; exit 1; }

bench: $(if $(CORPUS),$(READY),$(BENCH_READY)) ## đo tốc độ với N bài so với Hugo, lychee, Pelican; PART=engine,… FORMAT=json, markdown; CORPUS=only chỉ ghi N bài vào OUTPUT
	@$(VENV)/bin/python -P -m bench --n $(N) --rounds $(ROUNDS) --format '$(FORMAT)' --part '$(PART)' $(if $(CORPUS),--corpus-only '$(OUTPUT)')

##@ Việc khác
lock: $(TEST_READY) ## khóa lại phiên bản các thư viện (requirements*.txt) sau khi sửa requirements*.in
	@for name in requirements requirements-test requirements-bench; do $(VENV)/bin/pip-compile -q --upgrade --generate-hashes --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --allow-unsafe $$name.in -o $$name.txt; done

clean: ## xóa cổng đã dựng và bộ nhớ đệm
	@rm -rf '$(OUTPUT)' '$(dir $(OUTPUT)).$(notdir $(OUTPUT)).nghi' '$(OUTPUT).check' .cache

distclean: clean ## như clean, xóa cả môi trường Python
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The environment makes itself, and again when the locked versions change. It speaks on standard error only.
$(READY):
	@{ command -v $(PYTHON) >/dev/null || { echo "Máy chưa có Python 3. Cài: apt install python3 python3-venv"; exit 1; }; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Cần Python 3.11 trở lên; máy có $$($(PYTHON) --version). Chỉ rõ: make PYTHON=python3.11"; exit 1; }; \
	  $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	    || { echo "Python của máy thiếu venv. Cài: apt install python3-venv"; exit 1; }; \
	  echo "Chuẩn bị môi trường Python (chỉ lần đầu hoặc khi thư viện đổi) …"; \
	  rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) \
	  && $(VENV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt \
	  || { echo "Chưa cài được thư viện. Kiểm tra mạng rồi chạy lại lệnh này."; exit 1; }; } >&2
	@touch $@

$(TEST_READY): $(READY)
	@{ $(VENV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt \
	  || { echo "Chưa cài được thư viện của phép thử. Kiểm tra mạng rồi chạy lại lệnh này."; exit 1; }; } >&2
	@touch $@

$(BENCH_READY): $(TEST_READY)
	@$(VENV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.txt >&2
	@touch $@

# what the tests in a browser need besides; without npm they say what to install
$(NODE_READY): $(READY)
	@npm ci --ignore-scripts --no-progress --loglevel=error >&2
	@touch $@
