# Two commands do everything on a machine with Python 3.11 or newer:
#   make replay   environment, then the main job on the shipped fixtures; posts and JSON lines in out/
#   make test     environment, then the tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: replay test check fuzz bench accept picture site scrapyd peers mongo ferretdb clean

replay: .venv/run
	rm -rf out/posts out/articles.jsonl
	$(BIN)/scrapy crawl sina_finance -a replay=fixtures -s FRONTMATTER_DIR=out/posts -O out/articles.jsonl

test: .venv/dev
	$(BIN)/pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: .venv/dev
	$(BIN)/python tools/fuzz.py --pages 5000

bench: .venv/dev
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/mentions.py
	$(BIN)/python benchmarks/normalise.py

accept: .venv/dev
	$(BIN)/python tools/accept_fixtures.py

# A simulated Sina on loopback; it prints its address for -s ORIGIN_OVERRIDE=…
site: .venv/dev
	$(BIN)/python -m tests.sina_site --port 0 --articles 3000 --days 30 --multi 0.03 --weight on

# Scrapyd and its client in .venv-scrapyd; tests/test_scrapyd.py needs them
scrapyd: .venv-scrapyd/ready

# Other extractors in .venv-peers; .venv-peers/bin/python benchmarks/normalise.py --peers needs them
peers: .venv-peers/ready

# mongo-java-server in .mongo-java, for the tests that need a MongoDB; wants java 17 and mvn
mongo: .mongo-java/ready

# FerretDB with its SQLite back end in .ferretdb, for the same tests; wants go
ferretdb: .ferretdb/ferretdb

picture: .venv/run
	$(BIN)/python tools/picture.py

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt requirements-batch.txt .venv/run
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

.venv-scrapyd/ready: requirements-scrapyd.txt requirements.txt
	$(PYTHON) -m venv .venv-scrapyd
	.venv-scrapyd/bin/pip install --quiet --upgrade pip
	.venv-scrapyd/bin/pip install --quiet -r requirements-scrapyd.txt
	touch $@

.venv-peers/ready: requirements-peers.txt requirements.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --upgrade pip
	.venv-peers/bin/pip install --quiet -r requirements-peers.txt
	touch $@

.mongo-java/ready: tests/mongo/pom.xml
	rm -rf .mongo-java
	mvn --quiet --batch-mode --file tests/mongo/pom.xml dependency:copy-dependencies
	touch $@

# The module leaves out the version that its sources read when they are built.
.ferretdb/ferretdb: tests/mongo/ferretdb.version
	rm -rf .ferretdb
	mkdir .ferretdb
	cp -r "$$(go mod download -json github.com/FerretDB/FerretDB@$$(cat $<) | sed -n 's/^\t"Dir": "\(.*\)".*/\1/p')" .ferretdb/src
	chmod -R u+w .ferretdb/src
	cp $< .ferretdb/src/build/version/version.txt
	cd .ferretdb/src && go build -tags ferretdb_sqlite -o ../ferretdb ./cmd/ferretdb
	rm -rf .ferretdb/src

clean:
	rm -rf .venv .venv-scrapyd .venv-peers .mongo-java .ferretdb out build
