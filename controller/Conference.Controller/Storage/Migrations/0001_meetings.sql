-- Ids are opaque text made by the controller. Every table names its tenant. Rows come from the ledger, which writes a whole
-- row at a time and may write it twice, so state is absolute, and what only grows is keyed by its own id. There are no foreign
-- keys between them: a meeting's rows have one writer, and checking each row again would cost more than writing it.

CREATE TABLE tenant (
    id text PRIMARY KEY,
    name text NOT NULL,
    limits jsonb,
    created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO tenant (id, name) VALUES ('default', 'Default');

CREATE TABLE meeting (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    starts_at timestamptz,
    ends_at timestamptz,
    recurrence text,
    region text,
    capacity integer,
    passcode_hash text,
    settings jsonb NOT NULL,
    locked boolean NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    version bigint NOT NULL,
    sequence bigint NOT NULL
);
-- Lists of a tenant's meetings, newest first, all or of one status.
CREATE INDEX meeting_by_age ON meeting (tenant_id, created_at DESC, id DESC);
CREATE INDEX meeting_by_status ON meeting (tenant_id, status, created_at DESC, id DESC);
-- What goes on after a restart.
CREATE INDEX meeting_open ON meeting (updated_at) WHERE status = 'open';

CREATE TABLE participant (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    user_id text,
    display_name text NOT NULL,
    role text NOT NULL,
    grants jsonb NOT NULL,
    state text NOT NULL,
    reason text,
    hand_raised_at timestamptz,
    joined_at timestamptz,
    left_at timestamptz,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL,
    UNIQUE (meeting_id, user_id)
);
CREATE INDEX participant_by_state ON participant (meeting_id, state);

CREATE TABLE ban (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    user_id text,
    key_thumbprint text,
    display_name text,
    banned_by text,
    at timestamptz NOT NULL,
    lifted_at timestamptz
);
CREATE INDEX ban_by_meeting ON ban (meeting_id, at DESC);

CREATE TABLE connection (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    participant_id text NOT NULL,
    key_thumbprint text,
    endpoint text NOT NULL,
    address text,
    connected_at timestamptz NOT NULL,
    disconnected_at timestamptz
);
CREATE INDEX connection_by_meeting ON connection (meeting_id, participant_id);
-- Those that a crash left open.
CREATE INDEX connection_open ON connection (connected_at) WHERE disconnected_at IS NULL;

CREATE TABLE media_session (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    participant_id text NOT NULL,
    connection text NOT NULL,
    node_id text NOT NULL,
    state text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    reason text
);
CREATE INDEX media_session_by_state ON media_session (meeting_id, state);
CREATE INDEX media_session_open ON media_session (node_id) WHERE state = 'open';

CREATE TABLE chat_message (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    sequence bigint NOT NULL,
    sender_id text NOT NULL,
    sender_name text NOT NULL,
    recipients text[],
    text text NOT NULL,
    file_id text,
    reply_to text,
    sent_at timestamptz NOT NULL,
    edited_at timestamptz,
    deleted_at timestamptz
);
CREATE INDEX chat_message_by_sequence ON chat_message (meeting_id, sequence DESC);

CREATE TABLE meeting_file (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    uploader_id text NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX meeting_file_by_meeting ON meeting_file (meeting_id, created_at DESC, id DESC);

CREATE TABLE poll (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    question text NOT NULL,
    options jsonb NOT NULL,
    votes jsonb NOT NULL,
    multiple boolean NOT NULL,
    anonymous boolean NOT NULL,
    state text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at timestamptz
);
CREATE INDEX poll_by_meeting ON poll (meeting_id, created_at);

CREATE TABLE recording (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    meeting_code text NOT NULL,
    meeting_name text NOT NULL,
    state text NOT NULL,
    requested_at timestamptz NOT NULL,
    started_at timestamptz,
    stopped_at timestamptz,
    completed_at timestamptz,
    duration_seconds double precision,
    size_bytes bigint,
    error_code text,
    error text,
    updated_at timestamptz NOT NULL
);
CREATE INDEX recording_by_state ON recording (state, updated_at);
CREATE INDEX recording_by_meeting ON recording (meeting_id, requested_at DESC);
CREATE INDEX recording_by_age ON recording (tenant_id, requested_at DESC, id DESC);

CREATE TABLE recording_artifact (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    recording_id text NOT NULL,
    kind text NOT NULL,
    path text NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 text,
    created_at timestamptz NOT NULL
);
CREATE INDEX recording_artifact_by_recording ON recording_artifact (recording_id);

CREATE TABLE audit_event (
    id text PRIMARY KEY,
    tenant_id text NOT NULL,
    meeting_id text,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    address text,
    action text NOT NULL,
    target_kind text NOT NULL,
    target_id text NOT NULL,
    detail jsonb
);
CREATE INDEX audit_event_by_meeting ON audit_event (meeting_id, at DESC, id DESC);
CREATE INDEX audit_event_by_age ON audit_event (tenant_id, at DESC, id DESC);

-- position is the order of writing over all meetings; sequence is the order in a meeting.
CREATE TABLE outbox_event (
    id text PRIMARY KEY,
    position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,
    sequence bigint NOT NULL,
    at timestamptz NOT NULL,
    type text NOT NULL,
    audience jsonb,
    data jsonb NOT NULL,
    UNIQUE (meeting_id, sequence)
);
CREATE INDEX outbox_event_by_age ON outbox_event (at);

CREATE TABLE idempotency_key (
    tenant_id text NOT NULL,
    scope text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    status integer NOT NULL,
    location text,
    etag text,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, scope, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

CREATE TABLE media_node (
    id text PRIMARY KEY,
    tenant_id text NOT NULL DEFAULT 'default',
    address text NOT NULL,
    region text,
    roles text[] NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);

CREATE TABLE api_key (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant,
    name text NOT NULL,
    secret bytea NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);
CREATE INDEX api_key_by_tenant ON api_key (tenant_id, created_at DESC, id DESC);
