using System.Text.Json;

namespace Conference.Recorder.Journal;

internal static class JournalReader
{
    /// <summary>All entries up to the first torn line, which only the crash of its writer can leave.</summary>
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
                // Torn: nothing that follows can be trusted to belong to the same run.
                break;
            }
        }

        return entries;
    }
}
