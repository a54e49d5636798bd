using System.Text.Json;

namespace Conference.Recorder.Journal;

internal static class JournalReader
{
    /// <summary>All entries. A line that is torn, which only the crash of its writer can leave, is left out: a later run may have gone on behind it.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry) is { } entry)
                    entries.Add(entry);
            }
            catch (JsonException)
            {
                // Torn, or a type of entry that this version does not know.
            }
        }

        return entries;
    }
}
