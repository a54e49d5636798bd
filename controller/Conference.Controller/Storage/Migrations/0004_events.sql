-- A file is for its uploader alone until it is shared with everybody or sent to somebody.
ALTER TABLE meeting_file
    ADD COLUMN shared boolean NOT NULL DEFAULT false,
    ADD COLUMN viewers text[],
    ADD COLUMN deleted_at timestamptz;
CREATE INDEX meeting_file_by_age ON meeting_file (created_at);

-- The sender's own name for a message, by which it knows the echo of its own words.
ALTER TABLE chat_message ADD COLUMN client_id text;

-- What somebody's own devices share. A key that was taken away has no value.
CREATE TABLE participant_state (
    participant_id text NOT NULL,
    key text NOT NULL,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    value jsonb,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (participant_id, key)
);
CREATE INDEX participant_state_by_meeting ON participant_state (meeting_id);

-- Who agreed to be recorded, and who did not.
CREATE TABLE recording_consent (
    recording_id text NOT NULL,
    participant_id text NOT NULL,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    granted boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (recording_id, participant_id)
);
CREATE INDEX recording_consent_by_meeting ON recording_consent (meeting_id);

-- What was said lately, by whom it is for.
CREATE INDEX outbox_event_by_meeting_age ON outbox_event (meeting_id, at);
