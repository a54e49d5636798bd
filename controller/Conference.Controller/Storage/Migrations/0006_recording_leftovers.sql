-- Stored objects that a recording has replaced: composed anew to fewer files, delivered to the other target. They are removed once the
-- recording is completed; until then they may be its only copy.
CREATE TABLE recording_leftover (
    recording_id text NOT NULL,
    target text NOT NULL,
    bucket text NOT NULL,
    object_key text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (recording_id, target, bucket, object_key)
);
