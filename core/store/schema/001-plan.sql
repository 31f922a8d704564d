-- The plan. Every table has an integer key that two computers never both
-- hand out (random, or a hash of table and code for rows of a plan file) and
-- a position, which orders the rows of a list as people wrote them. Codes may
-- clash: that is a finding for people, not an error. Dates are ISO text,
-- money is whole pence, other figures are decimal text as they were written.
-- `src` is the code of a source ('filled': made up as an example); `filled`
-- names the fields that no source gave, space between them.

CREATE TABLE plan (
  id               INTEGER PRIMARY KEY,
  position         INTEGER NOT NULL DEFAULT 0,
  partnership      TEXT,
  council_area     TEXT,
  title            TEXT,
  kind             TEXT,
  starts           TEXT CHECK (starts LIKE '____-__-__'),
  ends             TEXT CHECK (ends LIKE '____-__-__'),
  vision           TEXT,
  strand_word      TEXT,              -- what this partnership calls a strand
  commitment_word  TEXT,
  src              TEXT,
  filled           TEXT
) STRICT;

CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  code      TEXT NOT NULL,
  title     TEXT,
  url       TEXT
) STRICT;

CREATE TABLE partner (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL DEFAULT 0,
  code       TEXT NOT NULL,
  mark       TEXT,                    -- two letters for the matrix
  name       TEXT,
  kind       TEXT,
  duty       TEXT CHECK (duty IN ('facilitate', 'participate', 'none')),
  statutory  INTEGER CHECK (statutory IN (0, 1)),
  left_on    TEXT CHECK (left_on LIKE '____-__-__'),
  notes      TEXT,
  src        TEXT,
  filled     TEXT
) STRICT;

-- A post, with the name of who holds it.
CREATE TABLE officer (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  code      TEXT NOT NULL,
  partner   INTEGER REFERENCES partner,
  post      TEXT,
  holder    TEXT,
  status    TEXT CHECK (status IN ('active', 'away', 'left')),
  since     TEXT CHECK (since LIKE '____-__-__'),
  until     TEXT CHECK (until LIKE '____-__-__'),
  src       TEXT,
  filled    TEXT
) STRICT;

CREATE TABLE board (
  id          INTEGER PRIMARY KEY,
  position    INTEGER NOT NULL DEFAULT 0,
  code        TEXT NOT NULL,
  name        TEXT,
  kind        TEXT,
  chair       INTEGER REFERENCES partner,
  vice_chair  INTEGER REFERENCES partner,
  src         TEXT,
  filled      TEXT
) STRICT;

CREATE TABLE board_member (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  board     INTEGER NOT NULL REFERENCES board ON DELETE CASCADE,
  partner   INTEGER NOT NULL REFERENCES partner
) STRICT;

-- Who chaired the partnership from when.
CREATE TABLE board_chair (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  since     TEXT CHECK (since LIKE '____-__-__'),
  partner   INTEGER REFERENCES partner,
  src       TEXT
) STRICT;

CREATE TABLE strand (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL DEFAULT 0,
  code       TEXT NOT NULL,
  title      TEXT,
  kind       TEXT,
  lead_role  TEXT,                    -- the post that leads, in words
  board      INTEGER REFERENCES board,
  src        TEXT,
  filled     TEXT
) STRICT;

CREATE TABLE outcome (
  id           INTEGER PRIMARY KEY,
  position     INTEGER NOT NULL DEFAULT 0,
  code         TEXT NOT NULL,
  strand       INTEGER REFERENCES strand,
  title        TEXT,
  target_text  TEXT,
  src          TEXT,
  filled       TEXT
) STRICT;

CREATE TABLE outcome_national (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  outcome   INTEGER NOT NULL REFERENCES outcome ON DELETE CASCADE,
  national  TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
  id               INTEGER PRIMARY KEY,
  position         INTEGER NOT NULL DEFAULT 0,
  code             TEXT NOT NULL,
  outcome          INTEGER REFERENCES outcome,
  title            TEXT,
  level            TEXT CHECK (level IN ('input', 'process', 'output', 'outcome')),
  unit             TEXT,
  better           TEXT CHECK (better IN ('up', 'down', 'neither')),
  baseline_value   TEXT,
  baseline_period  TEXT,
  baseline_date    TEXT CHECK (baseline_date LIKE '____-__-__'),
  target_value     TEXT,
  target_date      TEXT CHECK (target_date LIKE '____-__-__'),
  target_text      TEXT,
  src              TEXT,
  filled           TEXT
) STRICT;

CREATE TABLE measurement (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL DEFAULT 0,
  indicator  INTEGER NOT NULL REFERENCES indicator ON DELETE CASCADE,
  period     TEXT,
  date       TEXT CHECK (date LIKE '____-__-__'),
  value      TEXT
) STRICT;

CREATE TABLE commitment (
  id            INTEGER PRIMARY KEY,
  position      INTEGER NOT NULL DEFAULT 0,
  code          TEXT NOT NULL,
  strand        INTEGER REFERENCES strand,  -- where not that of its outcome
  title         TEXT,
  class         TEXT CHECK (class IN ('priority', 'tactical')),
  status        TEXT,
  starts        TEXT CHECK (starts LIKE '____-__-__'),
  due           TEXT CHECK (due LIKE '____-__-__'),
  due_text      TEXT,
  target_value  TEXT,
  target_unit   TEXT,
  actual_value  TEXT,
  actual_text   TEXT,
  recipient     TEXT,
  board         INTEGER REFERENCES board,
  notes         TEXT,
  src           TEXT,
  filled        TEXT
) STRICT;

CREATE TABLE commitment_outcome (
  id          INTEGER PRIMARY KEY,
  position    INTEGER NOT NULL DEFAULT 0,
  commitment  INTEGER NOT NULL REFERENCES commitment ON DELETE CASCADE,
  outcome     INTEGER NOT NULL REFERENCES outcome
) STRICT;

-- Who does what: for a commitment any letter, for a strand or an outcome its
-- lead. `wording` keeps a lead that is not one partner ("All", "N/A").
CREATE TABLE role (
  id           INTEGER PRIMARY KEY,
  position     INTEGER NOT NULL DEFAULT 0,
  commitment   INTEGER REFERENCES commitment ON DELETE CASCADE,
  strand       INTEGER REFERENCES strand ON DELETE CASCADE,
  outcome      INTEGER REFERENCES outcome ON DELETE CASCADE,
  letter       TEXT NOT NULL CHECK (letter IN ('L', 'J', 'C', 'F', 'K', 'S', 'T')),
  partner      INTEGER REFERENCES partner,
  wording      TEXT,
  officer      INTEGER REFERENCES officer,
  valid_from   TEXT CHECK (valid_from LIKE '____-__-__'),
  valid_to     TEXT CHECK (valid_to LIKE '____-__-__'),
  accepted_on  TEXT CHECK (accepted_on LIKE '____-__-__'),
  CHECK ((commitment IS NOT NULL) + (strand IS NOT NULL) + (outcome IS NOT NULL) = 1),
  CHECK (partner IS NOT NULL OR wording IS NOT NULL)
) STRICT;

CREATE TABLE milestone (
  id          INTEGER PRIMARY KEY,
  position    INTEGER NOT NULL DEFAULT 0,
  commitment  INTEGER NOT NULL REFERENCES commitment ON DELETE CASCADE,
  title       TEXT,
  due         TEXT CHECK (due LIKE '____-__-__'),
  done_on     TEXT CHECK (done_on LIKE '____-__-__')
) STRICT;

CREATE TABLE budget (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  code      TEXT NOT NULL,
  title     TEXT,
  kind      TEXT,
  holder    INTEGER REFERENCES partner,
  partner   INTEGER REFERENCES partner,
  board     INTEGER REFERENCES board,
  fy        TEXT,                     -- 2022-23, or a run of years: 2022-25
  pence     INTEGER,
  outcome   INTEGER REFERENCES outcome,
  note      TEXT,
  src       TEXT,
  filled    TEXT
) STRICT;

-- What a partner or a budget brings to a commitment.
CREATE TABLE contribution (
  id          INTEGER PRIMARY KEY,
  position    INTEGER NOT NULL DEFAULT 0,
  commitment  INTEGER NOT NULL REFERENCES commitment ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('cash', 'in_kind')),
  budget      INTEGER REFERENCES budget,
  partner     INTEGER REFERENCES partner,
  pence       INTEGER,
  fy          TEXT,
  note        TEXT
) STRICT;

-- Odd things found in the sources, kept in words.
CREATE TABLE fact (
  id        INTEGER PRIMARY KEY,
  position  INTEGER NOT NULL DEFAULT 0,
  text      TEXT NOT NULL
) STRICT;

-- Foreign keys are looked up when a parent row goes away.
CREATE INDEX role_commitment ON role (commitment);
CREATE INDEX commitment_outcome_commitment ON commitment_outcome (commitment);
CREATE INDEX contribution_commitment ON contribution (commitment);
CREATE INDEX milestone_commitment ON milestone (commitment);
CREATE INDEX measurement_indicator ON measurement (indicator);

-- One computer writing into this file. `binding` says which: a copy of the
-- file elsewhere gets a row of its own, so that (device, seq) stays unique.
CREATE TABLE device (
  id       INTEGER PRIMARY KEY,
  binding  TEXT NOT NULL
) STRICT;

-- One act of a user: atomic, never rewritten.
CREATE TABLE change (
  id          INTEGER PRIMARY KEY,    -- the order in which this file got it
  device      INTEGER NOT NULL REFERENCES device,
  seq         INTEGER NOT NULL,       -- counts the changes of that device
  at          INTEGER NOT NULL,       -- milliseconds since 1970, UTC
  author      TEXT NOT NULL,
  line        TEXT NOT NULL,          -- the command, as one would type it
  kind        TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  takes_back  INTEGER REFERENCES change
) STRICT;

-- What a change did to one field. col '' is the row itself: the value is then
-- its first fields as a JSON object, or NULL where the row goes away.
CREATE TABLE entry (
  id      INTEGER PRIMARY KEY,
  change  INTEGER NOT NULL REFERENCES change,
  tbl     TEXT NOT NULL,
  row     INTEGER NOT NULL,
  col     TEXT NOT NULL,
  value   ANY
) STRICT;

-- Which entries were current for the field when an entry was made.
CREATE TABLE replaces (
  entry  INTEGER NOT NULL REFERENCES entry,
  old    INTEGER NOT NULL REFERENCES entry,
  PRIMARY KEY (entry, old)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_row ON entry (row, col);
CREATE INDEX entry_change ON entry (change);
CREATE INDEX change_takes_back ON change (takes_back) WHERE takes_back IS NOT NULL;
