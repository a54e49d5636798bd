using System.Text.Json;

namespace Conference.Recorder.Journal;

/// <summary>Reads a journal that may still be written, from where it stopped the last time; only whole lines are taken.</summary>
internal sealed class JournalReader(string path)
{
    private long _offset;

    /// <summary>All entries so far.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public static Task<IReadOnlyList<JournalEntry>> ReadAsync(string path, CancellationToken cancellationToken) => new JournalReader(path).ReadOnAsync(cancellationToken);

    /// <summary>The entries that came since the last call; none while there is no journal.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<JournalEntry>> ReadOnAsync(CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        if (!File.Exists(path))
            return entries;

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Max(0, file.Length - _offset)];
        file.Position = _offset;
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var rest = bytes.AsMemory(0, length);
        while (rest.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (TryParse(rest.Span[..end]) is { } entry)
                entries.Add(entry);
            rest = rest[(end + 1)..];
            _offset += end + 1;
        }

        return entries;
    }

    private static JournalEntry? TryParse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry);
        }
        catch (JsonException)
        {
            // Torn by the crash of its writer, behind which a later run of the capture may have gone on; or a type of entry that this version does not know.
            return null;
        }
    }
}
