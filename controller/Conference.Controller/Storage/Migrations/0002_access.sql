-- An API key has up to two secrets that hold, while one replaces the other; each has the kid that tokens name. ends_at: no longer from then on.
ALTER TABLE api_key DROP COLUMN secret;

CREATE TABLE api_key_secret (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant,
    api_key_id text NOT NULL REFERENCES api_key,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    ends_at timestamptz
);
CREATE INDEX api_key_secret_by_key ON api_key_secret (api_key_id, created_at);

-- The server's own keys for tickets and host tokens. They are no tenant's.
CREATE TABLE signing_key (
    id text PRIMARY KEY,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE account (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL,
    failed_logins integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    UNIQUE (tenant_id, email)
);

-- id is the hash of what the client holds.
CREATE TABLE account_session (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant,
    account_id text NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address text
);
CREATE INDEX account_session_by_account ON account_session (account_id);
CREATE INDEX account_session_by_expiry ON account_session (expires_at);
