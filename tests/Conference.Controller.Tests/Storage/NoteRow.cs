using System.Text.Json;
using Conference.Controller.Storage;

namespace Conference.Controller.Tests.Storage;

/// <summary>A row of every kind of column.</summary>
[Table("note", "id")]
internal sealed record NoteRow(
    string Id,
    long Number,
    string? Text = null,
    string[]? Tags = null,
    JsonElement? Detail = null,
    [property: RawJson] string? Raw = null,
    byte[]? Secret = null,
    DateTimeOffset? At = null,
    bool Open = false) : ILedgerRow
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS note (
            id text PRIMARY KEY, number bigint NOT NULL CHECK (number >= 0), text text, tags text[], detail jsonb, raw jsonb, secret bytea,
            at timestamptz, open boolean NOT NULL);
        CREATE TABLE IF NOT EXISTS note_line (
            position bigint GENERATED ALWAYS AS IDENTITY, note_id text, line bigint, PRIMARY KEY (note_id, line));
        """;
}
