-- A recording is a job. Its row has one writer at a time: the recorder that holds its lease, named by owner and epoch. What people ask
-- for (desired, legal_hold, deleted_at …) is written beside it. Times of leases are this database's.

-- Of an earlier release: whoever has the files composes them. Only one active recording per meeting may remain.
UPDATE recording SET state = 'composing' WHERE state IN ('pending', 'starting', 'recording', 'stopping');

ALTER TABLE recording
    ADD COLUMN name text,                                   -- null: the meeting's
    ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN desired text NOT NULL DEFAULT 'recording' CHECK (desired IN ('recording', 'paused', 'stopped')),
    ADD COLUMN anew boolean NOT NULL DEFAULT false,         -- compose everything again from the tracks
    ADD COLUMN media_node text,                             -- the process that runs the meeting's media ...
    ADD COLUMN media_address text,                          -- ... and where recorders on other hosts find it
    ADD COLUMN owner text,                                  -- the recorder that works on it ...
    ADD COLUMN lease_until timestamptz,                     -- ... for as long as it says so ...
    ADD COLUMN epoch bigint NOT NULL DEFAULT 0,             -- ... and this is still the number that it was given
    ADD COLUMN storage_id text,                             -- the disk that holds its files
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN next_attempt_at timestamptz,
    ADD COLUMN failed_state text,                           -- where a retry begins
    ADD COLUMN interrupted_at timestamptz,                  -- its recorder fell silent while it captured
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN paused_seconds double precision NOT NULL DEFAULT 0, -- of the pauses that are over
    ADD COLUMN progress double precision,
    ADD COLUMN backlog_seconds double precision,
    ADD COLUMN end_reason text,
    ADD COLUMN participants text[] NOT NULL DEFAULT '{}',
    ADD COLUMN missing text[] NOT NULL DEFAULT '{}',
    ADD COLUMN capture_cpu_seconds double precision,
    ADD COLUMN compose_cpu_seconds double precision,
    ADD COLUMN started_by text,
    ADD COLUMN legal_hold boolean NOT NULL DEFAULT false,
    ADD COLUMN retain_until timestamptz,
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN local_gone_at timestamptz,                   -- its files have left storage_id
    ADD COLUMN purged_at timestamptz,                       -- deleted, and nothing of it is left anywhere
    ADD COLUMN revision bigint NOT NULL DEFAULT 1;          -- grows with what others see of it

CREATE UNIQUE INDEX recording_active ON recording (meeting_id)
    WHERE state IN ('pending', 'starting', 'recording', 'paused', 'stopping');
CREATE INDEX recording_by_code ON recording (meeting_code);
CREATE INDEX recording_by_update ON recording (updated_at);
CREATE INDEX recording_work ON recording (lease_until) WHERE state NOT IN ('completed', 'failed');
CREATE INDEX recording_to_purge ON recording (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;
CREATE INDEX recording_on_disk ON recording (storage_id, completed_at) WHERE local_gone_at IS NULL;

-- The revision of which the meeting was told; written with the event, so that each is told once whatever dies in between.
CREATE TABLE recording_told (
    recording_id text PRIMARY KEY,
    revision bigint NOT NULL
);
INSERT INTO recording_told (recording_id, revision) SELECT id, 1 FROM recording WHERE state IN ('completed', 'failed');

-- A hint for recorders, and for whoever tells the meeting.
CREATE FUNCTION recording_hint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('recording', NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER recording_added AFTER INSERT ON recording FOR EACH ROW EXECUTE FUNCTION recording_hint();
CREATE TRIGGER recording_changed AFTER UPDATE ON recording FOR EACH ROW
    WHEN (OLD.revision <> NEW.revision OR OLD.desired <> NEW.desired) EXECUTE FUNCTION recording_hint();

CREATE TABLE recorder (
    id text PRIMARY KEY,
    name text NOT NULL,
    address text,
    storage_id text NOT NULL,
    capacity integer NOT NULL,
    active integer NOT NULL,
    free_bytes bigint NOT NULL,
    version text NOT NULL,
    problem_code text,                                      -- why it takes no recordings now
    problem text,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX recorder_by_storage ON recorder (storage_id);

ALTER TABLE recording_artifact
    ADD COLUMN position integer NOT NULL DEFAULT 0,
    ADD COLUMN media_type text NOT NULL DEFAULT 'application/octet-stream',
    ADD COLUMN target text,                                 -- primary or backup; null: on the recorder's disk alone
    ADD COLUMN bucket text,
    ADD COLUMN object_key text,
    ADD COLUMN encryption_key_id text,
    ADD COLUMN stored_bytes bigint,
    ADD COLUMN verified_at timestamptz;
CREATE UNIQUE INDEX recording_artifact_by_path ON recording_artifact (recording_id, path);

-- Of a link only the hash is kept.
CREATE TABLE recording_share (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    recording_id text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    label text,
    passcode_hash text,
    download boolean NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    views bigint NOT NULL DEFAULT 0,
    last_viewed_at timestamptz
);
CREATE INDEX recording_share_by_recording ON recording_share (recording_id, id DESC);
