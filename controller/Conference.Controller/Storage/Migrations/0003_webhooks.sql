-- Webhooks: who is told of what (webhook), what each of them is told (webhook_delivery) and the order in which (webhook_lane).

CREATE TABLE webhook (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant (id),
    meeting_id text,                        -- null: of all the tenant's meetings
    url text NOT NULL,
    description text,
    events text[] NOT NULL,                 -- names of types; a '*' at the end stands for any rest
    enabled boolean NOT NULL DEFAULT true,
    disabled_at timestamptz,
    disabled_reason text,
    failing_since timestamptz,              -- the first failure after the last success
    secret bytea NOT NULL,                  -- sealed
    previous_secret bytea,                  -- sealed; signs beside the new one ...
    previous_secret_until timestamptz,      -- ... until then
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

-- One receiver is registered once for a meeting, so that no event reaches it twice.
CREATE UNIQUE INDEX webhook_receiver ON webhook (tenant_id, url, coalesce(meeting_id, ''));
CREATE INDEX webhook_of_tenant ON webhook (tenant_id, id);

-- The event is kept with its delivery: it can be sent again for as long as the delivery is shown, whatever becomes of the outbox.
-- No foreign key: a webhook that is deleted while a meeting writes an event must not make that write fail.
CREATE TABLE webhook_delivery (
    webhook_id text NOT NULL,
    event_id text NOT NULL,
    tenant_id text NOT NULL,
    meeting_id text NOT NULL,               -- '' for what belongs to no meeting
    sequence bigint NOT NULL,
    at timestamptz NOT NULL,
    type text NOT NULL,
    data jsonb NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    first_attempt_at timestamptz,           -- of this round: sending again starts a new one
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,            -- null while it waits for its turn
    finished_at timestamptz,
    last_status integer,
    last_error text,
    last_response text,
    duration_ms integer,
    PRIMARY KEY (webhook_id, event_id)
);

CREATE INDEX webhook_delivery_next ON webhook_delivery (webhook_id, meeting_id, sequence, event_id) WHERE state = 'pending';
CREATE INDEX webhook_delivery_of_state ON webhook_delivery (webhook_id, state, event_id);
CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at) WHERE finished_at IS NOT NULL;

-- A lane is there while something of a meeting is to be delivered to a webhook. Who holds its lease delivers, one event after the other.
CREATE TABLE webhook_lane (
    webhook_id text NOT NULL,
    meeting_id text NOT NULL,
    due_at timestamptz NOT NULL DEFAULT now(),  -- when it may be taken: now, after a pause, or when a lease that nobody gave back runs out
    lease text,                             -- of the process that delivers; what an older lease still wants to write is refused
    additions bigint NOT NULL DEFAULT 0,    -- grows with what is put in, so that a lane is not taken away with something new in it
    PRIMARY KEY (webhook_id, meeting_id)
) WITH (fillfactor = 70);

CREATE INDEX webhook_lane_due ON webhook_lane (webhook_id, due_at);

CREATE FUNCTION webhook_wants(patterns text[], type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT EXISTS (
        SELECT FROM unnest(patterns) AS pattern
        WHERE pattern = type OR (right(pattern, 1) = '*' AND starts_with(type, left(pattern, -1))))
$$;

-- The deliveries of an event are made by the transaction that makes the event, so there is no cursor that an event which commits late
-- could fall behind. Lanes are touched in the order of their key, here and wherever several are, so that nobody waits in a circle.
CREATE FUNCTION webhook_fan_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH added AS (
        INSERT INTO webhook_delivery (webhook_id, event_id, tenant_id, meeting_id, sequence, at, type, data)
        SELECT webhook.id, made.id, made.tenant_id, made.meeting_id, made.sequence, made.at, made.type, made.data
        FROM made
        JOIN webhook ON webhook.tenant_id = made.tenant_id
            AND webhook.enabled
            AND (webhook.meeting_id IS NULL OR webhook.meeting_id = made.meeting_id)
            AND webhook_wants(webhook.events, made.type)
        -- What is for named participants is private; what is for moderators or also for the lobby is not (Audience.IsPublic).
        WHERE coalesce(jsonb_typeof(made.audience -> 'participants'), 'null') = 'null'
        ORDER BY made.position
        ON CONFLICT DO NOTHING
        RETURNING webhook_id, meeting_id)
    INSERT INTO webhook_lane AS lane (webhook_id, meeting_id)
    SELECT DISTINCT webhook_id, meeting_id FROM added ORDER BY 1, 2
    ON CONFLICT (webhook_id, meeting_id) DO UPDATE SET additions = lane.additions + 1;
    IF FOUND THEN
        PERFORM pg_notify('webhook_delivery', '');
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER webhook_fan_out AFTER INSERT ON outbox_event
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION webhook_fan_out();
