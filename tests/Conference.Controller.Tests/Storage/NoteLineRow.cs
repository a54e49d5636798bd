using Conference.Controller.Storage;

namespace Conference.Controller.Tests.Storage;

/// <summary>A row that is only ever added, with a key of two columns.</summary>
[Table("note_line", "note_id, line", AppendOnly = true)]
internal sealed record NoteLineRow(string NoteId, long Line) : ILedgerRow;
